/* What each chart shows, as options of ECharts. Words of the data become text, never markup. */
"use strict";
window.narrowsCharts = (() => {
  /* As the pages round: no nothing of a little. */
  const digits = (x) => (x >= 9.95 || x === Math.trunc(x) ? Math.round(x).toLocaleString("en") : x.toFixed(1));
  const days = (hours) => (x) => {
    if (x === null || x === undefined) return "–";
    if (x >= 1 || x === 0) return digits(x) + " d";
    const minutes = Math.round(x * hours * 60);
    if (minutes >= 60) return Math.round(x * hours) + " h";
    return minutes >= 1 ? minutes + " min" : "<1 min";
  };
  const percent = (x) => {
    if (x === null || x === undefined) return "–";
    if (x > 0 && x < 0.01) return "<1 %";
    if (x > 0.99 && x < 1) return ">99 %";
    return Math.round(x * 100) + " %";
  };
  const counts = (x) => (x === null || x === undefined ? "–" : digits(x));
  const inUnit = (chart) => ({ days: days(chart.day_hours), ratio: percent, items: counts })[chart.unit];
  const dated = (at, zone, ...parts) =>
    parts.map((part) => new Date(at).toLocaleDateString("en-US", { [part]: part === "month" ? "short" : "numeric", timeZone: zone })).join(" ");
  const day = (at, zone) => dated(at, zone, "day", "month", "year");

  /* The next number that reads well on an axis, with a whole one in its middle where items are counted. */
  const roundUp = (value, whole) => {
    if (value <= 0) return 1;
    const scale = value >= 1 ? 10 ** (String(Math.trunc(value)).length - 1) : 0.1;
    const top = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 20].map((step) => step * scale).find((each) => each >= value);
    return whole ? top + (top % 2) : top;
  };

  /* How far each name at the end of a line is moved so that none stands on another. [px] */
  const apart = (ratios, height, room) => {
    const places = ratios.map((ratio, index) => ({ index, at: (1 - ratio) * height })).sort((a, b) => a.at - b.at || b.index - a.index);
    const moved = places.map((each) => each.at);
    for (let n = 1; n < moved.length; n++) moved[n] = Math.max(moved[n], moved[n - 1] + room);
    let lowest = height - (room > 20 ? 12 : -4);
    for (let n = moved.length - 1; n >= 0; n--) {
      moved[n] = Math.min(moved[n], lowest);
      lowest = moved[n] - room;
    }
    const found = [];
    places.forEach((each, n) => { found[each.index] = moved[n] - each.at; });
    return found;
  };

  /* Elements instead of markup: a title stays a title, whatever it says. */
  const told = (...lines) => {
    const box = document.createElement("div");
    lines.filter(Boolean).forEach((line, place) => {
      const part = document.createElement(place ? "div" : "b");
      part.textContent = line;
      box.append(part);
    });
    return box;
  };

  const axis = (ink) => ({
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: ink.soft, fontSize: 12, hideOverlap: true },
    splitLine: { lineStyle: { color: ink.line } },
  });
  const upTo = (ink, top, formatter) => ({ ...axis(ink), type: "value", min: 0, max: top, interval: top / 2, axisLabel: { ...axis(ink).axisLabel, formatter } });
  /* Months are named on a long axis only, as in the server's pictures: on a short one each label would say the same. */
  const DAY = 86400000;
  const timeAxis = (ink, zone, first, last) => {
    const isLong = new Date(last) - new Date(first) >= 120 * DAY;
    return {
      ...axis(ink), type: "time", splitLine: { show: false }, splitNumber: 3, minInterval: isLong ? 28 * DAY : DAY,
      axisLabel: { ...axis(ink).axisLabel, formatter: (at) => (isLong ? dated(at, zone, "month", "year") : dated(at, zone, "day", "month")) },
    };
  };

  const outlined = (ink) => ({ textBorderColor: ink.card, textBorderWidth: 3 });
  const rule = (ink, [label, value], along, top, isSaid, moved) => ({
    [along]: value,
    label: {
      ...outlined(ink), formatter: () => label, color: ink.dam,
      ...(along === "yAxis"
        ? { position: "end", distance: 6, offset: [0, moved] }
        : { show: isSaid, position: "start", distance: 5, align: value < top * 0.2 ? "left" : value > top * 0.8 ? "right" : "center" }),
    },
  });
  /* Of labels above that would stand on each other the first is said; those at the end of a line move apart. */
  const said = (labels, room) => labels.filter((each, n) => labels.slice(0, n).every((other) => Math.abs(other[1] - each[1]) >= room));
  const rules = (ink, page, along, top, room) => {
    const drawn = page.percentiles.filter((each) => each[1] <= top);
    const isLevel = along === "yAxis";
    const first = isLevel ? [] : said(drawn, room);
    const moved = isLevel ? apart(drawn.map((each) => each[1] / top), room, 15) : [];
    return {
      silent: true, symbol: "none", animation: false,
      lineStyle: { color: ink.dam, type: [5, 4], width: 1 },
      data: drawn.map((each, n) => rule(ink, each, along, top, first.includes(each), moved[n])),
    };
  };
  const dots = (ink, size) => ({
    type: "scatter", symbolSize: size, cursor: "pointer",
    itemStyle: { color: ink.water, opacity: 0.6 },
    emphasis: { scale: 1.5, itemStyle: { opacity: 1, borderColor: ink.card, borderWidth: 1 } },
  });

  /* A few very long ones would press all others onto the axis: they lie on the upper edge. */
  const usualTop = (page) => {
    const longest = Math.max(...page.charted.timed.map((item) => item.flow_time_days));
    const usual = 2 * Math.max(...page.percentiles.map((each) => each[1]), 0) || longest;
    return roundUp(Math.min(longest, usual));
  };
  const flowTimes = (page, ink, figure, top = usualTop(page), shown = days(page.charted.day_hours)) => ({
    grid: { left: 46, right: page.percentiles.length ? 84 : 14, top: 16, bottom: 30 },
    xAxis: { ...timeAxis(ink, page.zone, page.charted.timed[0].done_at, page.as_of), min: "dataMin", max: page.as_of },
    yAxis: upTo(ink, top, shown),
    tooltip: {
      trigger: "item",
      formatter: ({ data }) => told(data.item.id, data.item.title, `${shown(data.item.flow_time_days)}, done ${day(data.value[0], page.zone)}`),
    },
    dataZoom: figure.zooms ? [{ type: "inside", xAxisIndex: 0, zoomOnMouseWheel: "ctrl", filterMode: "none" }] : [],
    series: [{
      ...dots(ink, 7),
      data: page.charted.timed.map((item) => ({ value: [item.done_at, Math.min(item.flow_time_days, top)], item, open: figure.item(item.id) })),
      markLine: rules(ink, page, "yAxis", top, figure.height - 46),
    }],
  });

  const states = (ink) => ({ done: ink.mist, active: ink.water, waiting: ink.mid, unknown: ink.mid, new: ink.pale });
  const flowStates = (page, ink, figure) => {
    const { instants, items } = page.charted.levels;
    const colours = states(ink);
    const roofs = items.map(() => instants.map(() => 0));
    instants.forEach((_, at) => items.reduce((below, [, counts], band) => (roofs[band][at] = below + counts[at]), 0));
    const top = roundUp(Math.max(...roofs.at(-1)), true);
    const last = instants.length - 1;
    const moved = apart(roofs.map((roof, band) => (roof[last] - items[band][1][last] / 2) / top), figure.height - 46, 16);
    return {
      grid: { left: 46, right: 92, top: 16, bottom: 30 },
      xAxis: { ...timeAxis(ink, page.zone, instants[0], instants[last]), min: "dataMin", max: "dataMax" },
      yAxis: upTo(ink, top, (x) => x.toLocaleString("en")),
      tooltip: {
        trigger: "axis",
        axisPointer: { lineStyle: { color: ink.soft } },
        formatter: (found) => told(day(instants[found[0].dataIndex], page.zone),
          ...items.map(([state, counts]) => `${counts[found[0].dataIndex].toLocaleString("en")} ${state}`).reverse()),
      },
      series: items.map(([state, counts], band) => ({
        type: "line", name: state, stack: "all", symbol: "none", cursor: "default",
        lineStyle: { width: 0.8, color: ink.card },
        areaStyle: { color: colours[state], opacity: state === "new" ? 0.55 : 1 },
        endLabel: {
          show: true, color: ink.ink, fontWeight: 600, distance: 6, formatter: () => `${counts[last].toLocaleString("en")} ${state}`,
          /* From the top of its area to the middle. */
          offset: [0, (counts[last] / 2 / top) * (figure.height - 46) + moved[band]],
        },
        emphasis: { disabled: true },
        data: instants.map((at, place) => [at, counts[place]]),
      })),
    };
  };

  const ages = (page, ink, figure) => {
    const lanes = [0, -0.09, 0.09];
    const places = new Map(page.statuses.map((status, place) => [status, place]));
    const held = page.statuses.map(() => 0);
    const top = roundUp(page.charted.ageing[0].age_days);
    const shown = days(page.charted.day_hours);
    const data = page.charted.ageing.map((item) => {
      const place = places.get(item.status);
      return { value: [item.age_days, place + 0.2 + lanes[held[place]++ % 3]], item, open: figure.item(item.id) };
    });
    const name = (place) => ({
      yAxis: place + 0.2, lineStyle: { color: ink.line, type: "solid" },
      label: { position: "insideStartTop", distance: [0, 12], ...outlined(ink), color: ink.ink, fontWeight: 600, fontSize: 13,
        formatter: () => `${page.statuses[place]}  ${held[place]} item${held[place] === 1 ? "" : "s"}` },
    });
    const lines = rules(ink, page, "xAxis", top, (116 / figure.width) * top);
    return {
      height: 48 + 44 * page.statuses.length,
      grid: { left: 14, right: 24, top: 26, bottom: 26 },
      xAxis: { ...upTo(ink, top, shown), splitLine: { show: false } },
      yAxis: { type: "value", inverse: true, min: -0.5, max: page.statuses.length - 0.5, show: false },
      tooltip: { trigger: "item", formatter: ({ data: dot }) => told(dot.item.id, dot.item.title, `${shown(dot.value[0])} old, in ${dot.item.status}`) },
      series: [{ ...dots(ink, 9), data, z: 3, markLine: { ...lines, data: [...page.statuses.map((_, place) => name(place)), ...lines.data] } }],
    };
  };

  const kinds = (ink) => ({ feature: ink.water, defect: ink.mid, debt: ink.pale, risk: ink.mist, untyped: ink.line });
  const weekly = (page, ink, figure) => {
    /* The page of a stream, or that of what moved in it. */
    const { charts, weeks: counted } = page.flow || { charts: page.charts, weeks: page.losses };
    const chart = charts.find((each) => each.name === figure.name);
    const weeks = counted.map((each) => each.period);
    const shown = inUnit(chart);
    const shares = chart.drawn === "shares";
    const bars = chart.drawn !== "lines";
    const colours = [ink.water, ink.mid, ink.pale, ink.mist, ink.line];
    const parts = kinds(ink);
    const usual = chart.behaviour;
    const known = chart.lines.flatMap((line) => line.values).filter((value) => value !== null);
    const most = Math.max(...known, usual ? usual.upper : 0);
    const top = shares ? 1 : chart.unit === "ratio" ? Math.min(1, roundUp(most * 100) / 100) : roundUp(most, chart.unit === "items");
    const newest = chart.lines.map((line) => line.values.findLast((value) => value !== null) ?? 0);
    const stacked = newest.map((value, n) => (shares ? newest.slice(0, n).reduce((sum, each) => sum + each, value / 2) : value));
    const moved = apart(stacked.map((value) => value / top), figure.height - 40, shares ? 15 : 32);
    const signals = new Set(usual ? usual.signals : []);
    const series = chart.lines.map((line, place) => ({
      name: line.label, type: bars ? "bar" : "line", stack: shares ? "all" : undefined,
      color: (shares && parts[line.label]) || colours[place % colours.length],
      barCategoryGap: "22%", symbol: "circle", symbolSize: 4, showAllSymbol: true, cursor: "pointer",
      lineStyle: { width: 1.8 },
      endLabel: {
        show: !bars, distance: 8, offset: [0, moved[place]], formatter: () => `{now|${shown(newest[place])}}\n{of|${line.label}}`,
        rich: { now: { color: ink.ink, fontWeight: 650, fontSize: 13, lineHeight: 15 }, of: { color: ink.soft, fontSize: 12, lineHeight: 15 } },
      },
      emphasis: { disabled: true },
      /* A label that runs along a line has no place on weeks without a value. */
      ...(line.values.includes(null) ? { animation: false } : {}),
      data: line.values.map((value, week) => ({
        value, open: figure.week(weeks[week]),
        ...(shares && value && week === weeks.length - 1 ? { label: { show: true, position: "right", offset: [0, moved[place]], color: ink.soft, formatter: () => line.label } } : {}),
        ...(place === 0 && !bars && signals.has(week) ? { symbolSize: 11, itemStyle: { color: ink.card, borderColor: ink.dam, borderWidth: 2 } } : {}),
      })),
    }));
    if (usual && series.length) {
      series[0].markArea = { silent: true, animation: false, itemStyle: { color: ink.lake, opacity: 0.5 }, data: [[{ yAxis: usual.lower }, { yAxis: usual.upper }]] };
      series[0].markLine = {
        silent: true, symbol: "none", animation: false, label: { show: false },
        lineStyle: { color: ink.mid, type: [3, 4] }, data: [{ yAxis: usual.centre }],
      };
      if (bars) series[0].markPoint = {
        silent: true, symbol: "circle", symbolSize: 9, animation: false, itemStyle: { color: "transparent", borderColor: ink.dam, borderWidth: 2 },
        data: usual.signals.map((week) => ({ coord: [week, chart.lines[0].values[week]] })),
      };
    }
    return {
      grid: { left: 42, right: bars && !shares ? 12 : 66, top: 14, bottom: 26 },
      xAxis: { ...axis(ink), type: "category", data: weeks.map((each) => each.start), splitLine: { show: false },
        axisLabel: { ...axis(ink).axisLabel, interval: (week) => week === 0 || week === weeks.length - 1 || week === Math.round(weeks.length / 2),
          formatter: (start) => dated(start, "UTC", "day", "month") } },
      yAxis: upTo(ink, top, (x) => (x === 0 ? "0" : shown(x))),
      tooltip: {
        trigger: "axis", axisPointer: { type: "line", lineStyle: { color: ink.soft } },
        formatter: (found) => {
          const week = found[0].dataIndex;
          return told(...chart.told[week].split(/: (.*)/s), signals.has(week) ? "More than chance: outside of what it does by itself" : "");
        },
      },
      series,
    };
  };

  return { "flow-times": flowTimes, "flow-states": flowStates, ages, weekly };
})();
