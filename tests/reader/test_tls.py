"""Encrypted: the address is dialled that was checked, under the name that was asked for."""

import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.reader.target import target_of
from narrows.reader.tool import ToolReader
from narrows.reader.way_out import WayOut
from tests.fakes.ways import NOW, TOKEN, Waits, way
from tests.reader.test_guard import LIVE

x509 = pytest.importorskip("cryptography.x509")

NAME = "jira.example"


@dataclass(slots=True)
class Server:
    """Answers one request after the other, and remembers names and requests."""

    port: int
    trust: ssl.SSLContext
    names: list[str | None] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)


def certificate(folder: Path) -> Path:
    """A certificate for `NAME`, with its key, in one file."""
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=3000))
        .not_valid_after(NOW + timedelta(days=30000))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    path = certificate(tmp_path_factory.mktemp("tls"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    trust = ssl.create_default_context(cafile=str(path))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = Server(listening.getsockname()[1], trust)
        context.sni_callback = lambda _sock, name, _context: serving.names.append(name)

        def serve() -> None:
            while True:
                try:
                    plain, _ = listening.accept()
                except OSError:
                    return
                try:
                    with context.wrap_socket(plain, server_side=True) as conn:
                        serving.heads.append(conn.recv(65536))
                        conn.sendall(
                            b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}"
                        )
                except OSError:
                    plain.close()

        threading.Thread(target=serve, daemon=True).start()
        yield serving
        listening.shutdown(socket.SHUT_RDWR)


def out(server: Server, waits: Waits | None = None) -> WayOut:
    return replace(way(waits), resolve=lambda _host, _port: ["127.0.0.1"], trust=server.trust)


def test_the_name_is_told_and_checked_though_a_number_is_dialled(server: Server) -> None:
    target = target_of(f"https://{NAME}:{server.port}")
    with ToolReader(target, TOKEN, live=LIVE, way=out(server)) as tool:
        assert tool.get("/rest").body == b"{}"
    assert server.names[-1] == NAME
    assert f"Host: {NAME}:{server.port}".encode() in server.heads[-1]
    assert TOKEN.encode() in server.heads[-1]


@pytest.mark.parametrize("name", ["other.example", NAME])
def test_no_token_goes_to_a_server_that_cannot_prove_its_name(server: Server, name: str) -> None:
    """Another name than the certificate's, and a certificate that nobody vouches for."""
    waits, n_heads = Waits(), len(server.heads)
    way_out = out(server, waits)
    if name == NAME:
        way_out = replace(way_out, trust=ssl.create_default_context())
    target = target_of(f"https://{name}:{server.port}")
    with (
        ToolReader(target, TOKEN, live=LIVE, way=way_out) as tool,
        pytest.raises(NarrowsError, match="certificate") as caught,
    ):
        tool.get("/rest")
    assert caught.value.slug == "tool-unreachable"
    assert not waits.seconds
    assert len(server.heads) == n_heads
