/* Charts that answer to a pointer, in the place of the server's pictures, once they are in sight.
   Without this script, or where anything fails, the pictures stay. */
"use strict";
(() => {
  const echartsAt = document.currentScript.dataset.echarts;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const fine = matchMedia("(hover: hover) and (pointer: fine)");
  const pages = new Map();
  const live = new Map();
  let library;

  const loaded = () => {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = echartsAt;
      script.onload = () => resolve(window.echarts);
      script.onerror = reject;
      document.head.append(script);
    });
    return library;
  };
  const asked = (address) => {
    if (!pages.has(address)) {
      pages.set(address, fetch(address).then((found) => (found.ok ? found.json() : Promise.reject(found.status))));
    }
    return pages.get(address);
  };

  const inks = ["ink", "soft", "line", "card", "water", "lake", "channel", "dam", "mid", "pale", "mist"];
  const palette = () => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(inks.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  };

  /* What options need to know of where they are drawn. */
  const placed = (figure, height) => ({
    height,
    width: figure.clientWidth,
    name: figure.dataset.name,
    zooms: fine.matches,
    item: (id) => (id ? figure.dataset.items + encodeURIComponent(id) : null),
    week: ({ start, end }) => `${figure.dataset.items}?state=done&done_from=${start}&done_to=${end}`,
  });

  const options = (figure, page, room) => {
    const ink = palette();
    const { height, ...own } = window.narrowsCharts[figure.dataset.chart](page, ink, placed(figure, room));
    const words = figure.querySelector("svg[aria-label]").getAttribute("aria-label");
    own.tooltip = {
      ...own.tooltip, confine: true, transitionDuration: 0, backgroundColor: ink.card, borderColor: ink.line, padding: [8, 12],
      textStyle: { color: ink.ink, fontSize: 13 }, extraCssText: "max-width:min(320px,80vw);white-space:normal;",
    };
    return [{
      ...own, animation: !calm.matches, animationDuration: 240,
      aria: { enabled: true, label: { description: words } },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    }, height];
  };

  const draw = async (figure) => {
    const [echarts, page] = await Promise.all([loaded(), asked(figure.dataset.from)]);
    const drawn = figure.querySelector(":scope > svg");
    const room = Math.max(180, drawn.getBoundingClientRect().height);
    const [own, height] = options(figure, page, room);
    const box = document.createElement("div");
    box.className = "live";
    box.style.height = `${height || room}px`;
    drawn.after(box);
    figure.classList.add("is-live");
    const chart = echarts.init(box, null, { renderer: "svg" });
    chart.setOption(own);
    if (drawn.hasAttribute("aria-describedby")) box.setAttribute("aria-describedby", drawn.getAttribute("aria-describedby"));
    chart.on("click", ({ data }) => data && data.open && location.assign(data.open));
    new ResizeObserver(() => chart.resize()).observe(box);
    live.set(figure, { chart, page, room });
  };

  /* Where a chart cannot be drawn the picture is as good as before. */
  const seen = new IntersectionObserver((found) => {
    for (const each of found.filter((one) => one.isIntersecting)) {
      seen.unobserve(each.target);
      draw(each.target).catch((reason) => console.info("A chart stays a picture:", reason));
    }
  }, { rootMargin: "200px" });

  const png = async (address, name) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const scale = Math.max(2, 1600 / picture.naturalWidth);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.naturalWidth * scale);
    canvas.height = Math.round(picture.naturalHeight * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const file = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const offerPng = (link) => {
    const address = link.getAttribute("href");
    const own = link.cloneNode(true);
    own.removeAttribute("download");
    own.firstChild.data = "PNG";
    own.addEventListener("click", (event) => {
      event.preventDefault();
      png(address, `narrows-${decodeURIComponent(address).replace(/\.svg$/, "").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-/, "")}`);
    });
    link.after(" · ", own);
  };

  const found = (root) => {
    root.querySelectorAll("figure[data-chart]:not([data-found])").forEach((figure) => {
      figure.dataset.found = "";
      if (figure.querySelector(":scope > svg[aria-label]")) seen.observe(figure);
    });
    root.querySelectorAll('.files a[href*=".svg"]:not([data-found])').forEach((link) => {
      link.dataset.found = "";
      offerPng(link);
    });
  };

  dark.addEventListener("change", () => {
    for (const [figure, { chart, page, room }] of live) chart.setOption(options(figure, page, room)[0], true);
  });
  found(document);
  new MutationObserver(() => found(document)).observe(document.getElementById("main"), { childList: true, subtree: true });
})();
