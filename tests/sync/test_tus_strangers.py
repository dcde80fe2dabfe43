"""tus with clients and a server that others wrote: whole, cut, resumed, damaged, too large."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError

from desktop import errors
from desktop.sync.line.address import parse_address
from desktop.sync.line.api import wire_to
from desktop.sync.line.stride import Stride
from desktop.sync.line.tokens import Bearer, TokenLine
from desktop.sync.pictures.photos import Fate, PhotoLine, Picture
from tests.county_line import JPEG, join, photo, token
from tests.county_pc import Pc
from tests.sync.conftest import RealCounty, until
from tests.sync.shaping import Shape, line_to

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

STATION = "999999001001"
HERE = Path(__file__).parent / "tus_peers"
#: Where npm puts them; outside what is checked in.
PEERS = Path(__file__).resolve().parents[2] / "out" / "tus-peers"
PACKAGES = {"tus-js-client": "4.3.1", "@tus/server": "2.4.5", "@tus/file-store": "2.1.1"}
#: Without a line npm would try for longer than a test may take.
_NPM_S = 180
BIG = JPEG[:4] + random.Random(9).randbytes(1_500_000)  # noqa: S311 - any bytes will do


@pytest.fixture(scope="module")
def peers() -> Path:
    """The folder of scripts beside the packages of npm, installed by this very command."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("needs node and npm")
    told = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    if tuple(map(int, told.strip().removeprefix("v").split(".")[:2])) < (20, 19):
        pytest.skip(f"@tus/server needs node 20.19, here is {told.strip()}")
    PEERS.mkdir(parents=True, exist_ok=True)
    with (PEERS / "lock").open("w") as lock:  # another process of pytest may be at it too
        fcntl.flock(lock, fcntl.LOCK_EX)
        _install()
    return PEERS


def _install() -> None:
    held = PEERS / "node_modules"
    if not all(_version(held / name) == version for name, version in PACKAGES.items()):
        (PEERS / "package.json").write_text('{"private": true}')
        wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
        try:
            done = subprocess.run(
                ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", *wanted],
                cwd=PEERS, capture_output=True, text=True, check=False, timeout=_NPM_S,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            pytest.skip(f"npm found no line in {_NPM_S} s")
        if done.returncode:
            pytest.skip(f"npm could not install: {done.stderr[-300:]}")
    for script in HERE.glob("*.mjs"):
        there = PEERS / script.name
        if not there.exists() or there.read_bytes() != script.read_bytes():
            shutil.copy(script, there)


def _version(package: Path) -> str:
    try:
        return str(json.loads((package / "package.json").read_bytes())["version"])
    except FileNotFoundError:
        return ""


@dataclass
class Sender:
    """A PC that has joined, for clients that know nothing of stations.

    Args:
        client: to the county.
        url: of the county.
        pc: whose token is used.
        folder: for files to be sent.
    """

    client: httpx.Client
    url: str
    pc: Pc
    folder: Path

    def bearer(self) -> dict[str, str]:
        return token(self.client, self.pc)

    def picture(self, data: bytes) -> tuple[Path, dict[str, str], str]:
        """A file, the metadata of its upload, and where it will be."""
        named = photo(self.pc, data)
        self.pc.sync()
        path = self.folder / f"{named[:8]}.jpg"
        path.write_bytes(data)
        metadata = {
            "station": STATION,
            "photo": named,
            "rendition": "standard",
            "sha256": hashlib.sha256(data).hexdigest(),
            "filetype": "image/jpeg",
        }
        return path, metadata, f"/v1/photos/{STATION}/{named}/standard"

    def arrived(self, place: str) -> bytes | None:
        reply = self.client.get(place, headers=self.bearer())
        return reply.content if reply.status_code == 200 else None


@pytest.fixture
def sender(real_county: RealCounty, tmp_path: Path) -> Iterator[Sender]:
    with httpx.Client(base_url=real_county.url, timeout=60) as client:
        yield Sender(client, real_county.url, join(client, real_county.code(), STATION), tmp_path)


# Their clients, our county ------------------------------------------------------------------------


def sent_by_js(peers: Path, sender: Sender, path: Path, **told: Any) -> dict[str, Any]:
    """What tus-js-client says of an upload."""
    order = {
        "endpoint": f"{sender.url}/v1/photos",
        "file": str(path),
        "headers": sender.bearer(),
        "chunkSize": 200_000,
        **told,
    }
    done = subprocess.run(
        ["node", str(peers / "send.mjs")],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_tus_js_client_sends_whole_and_resumes_after_a_cut(peers: Path, sender: Sender) -> None:
    path, metadata, place = sender.picture(BIG)
    stopped = sent_by_js(peers, sender, path, metadata=metadata, stopAt=400_000)
    assert stopped["stopped"] >= 400_000
    assert sender.arrived(place) is None
    again = sent_by_js(peers, sender, path, metadata=metadata, uploadUrl=stopped["url"])
    assert again["done"]
    assert sender.arrived(place) == BIG
    path, metadata, place = sender.picture(JPEG)
    assert sent_by_js(peers, sender, path, metadata=metadata)["done"]
    assert sender.arrived(place) == JPEG


def test_tus_js_client_hears_of_a_wrong_checksum_and_of_too_much(
    peers: Path, sender: Sender
) -> None:
    path, metadata, place = sender.picture(JPEG)
    wrong = "sha256 " + base64.b64encode(bytes(32)).decode()
    assert sent_by_js(peers, sender, path, metadata=metadata, checksum=wrong)["status"] == 460
    assert sender.arrived(place) is None
    path.write_bytes(JPEG[:-1] + b"x")
    other = sent_by_js(peers, sender, path, metadata=metadata)
    assert other["status"] == 460
    path.write_bytes(JPEG)
    assert sent_by_js(peers, sender, path, metadata=metadata)["done"]
    assert sender.arrived(place) == JPEG
    path, metadata, _ = sender.picture(JPEG + b"2")
    path.write_bytes(bytes(2_000_001))
    assert sent_by_js(peers, sender, path, metadata=metadata)["status"] == 413


def test_tuspy_sends_resumes_and_hears_of_a_wrong_checksum(sender: Sender) -> None:
    path, metadata, place = sender.picture(BIG)
    endpoint = f"{sender.url}/v1/photos"

    def uploader(**more: Any) -> Any:
        client = TusClient(endpoint, headers=sender.bearer())
        data = io.BytesIO(path.read_bytes())
        return client.uploader(file_stream=data, chunk_size=200_000, upload_checksum=True, **more)

    first = uploader(metadata=metadata)
    first.upload(stop_at=600_000)
    again = uploader(url=first.url)
    assert again.get_offset() == 600_000
    path.write_bytes(BIG[:-1] + b"x")
    with pytest.raises(TusCommunicationError) as refused:
        uploader(url=first.url).upload()
    assert refused.value.status_code == 460
    path.write_bytes(BIG)
    uploader(metadata=metadata).upload()
    assert sender.arrived(place) == BIG
    path, metadata, _ = sender.picture(JPEG)
    path.write_bytes(bytes(2_000_001))
    with pytest.raises(TusCommunicationError) as large:
        uploader(metadata=metadata).create_url()
    assert large.value.status_code == 413


# Our uploader, their server -----------------------------------------------------------------------


@contextlib.contextmanager
def their_server(peers: Path, folder: Path) -> Iterator[int]:
    folder.mkdir()
    with subprocess.Popen(
        ["node", str(peers / "serve.mjs"), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    ) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=30)


def our_line(port: int, first: int = 64 << 10, patience: int = 3) -> PhotoLine:
    wire = wire_to(parse_address(f"http://127.0.0.1:{port}"))
    bearer = Bearer(STATION, "replica", Ed25519PrivateKey.generate())
    return PhotoLine(TokenLine(wire, bearer), Stride(first=first), patience=patience)


def stored(folder: Path, picture: Picture) -> bytes:
    return (folder / f"{STATION}-{picture.photo}-{picture.rendition}").read_bytes()


def picture(data: bytes) -> Picture:
    return Picture(hashlib.sha256(data).hexdigest(), "standard", data)


def test_our_uploader_sends_whole_to_their_server(peers: Path, tmp_path: Path) -> None:
    with their_server(peers, tmp_path / "photos") as port:
        for data in (JPEG, BIG):
            assert our_line(port).send(picture(data)) is Fate.DONE
            assert stored(tmp_path / "photos", picture(data)) == data


def test_our_uploader_goes_on_at_their_server_in_a_later_run(peers: Path, tmp_path: Path) -> None:
    with their_server(peers, tmp_path / "photos") as port:
        with line_to(port, Shape(cut_every_bytes=500_000)) as bad, pytest.raises(errors.NoAnswer):
            our_line(bad.port, first=1 << 20, patience=1).send(picture(BIG))
        until(lambda: 0 < len(stored(tmp_path / "photos", picture(BIG))) < len(BIG))
        assert our_line(port, first=1 << 20).send(picture(BIG)) is Fate.DONE
        assert stored(tmp_path / "photos", picture(BIG)) == BIG


def test_our_uploader_bears_cuts_on_the_way_to_their_server(peers: Path, tmp_path: Path) -> None:
    with their_server(peers, tmp_path / "photos") as port:
        with line_to(port, Shape(cut_every_bytes=400_000)) as bad:
            assert our_line(bad.port).send(picture(BIG)) is Fate.DONE
        assert bad.cuts >= 2
        assert stored(tmp_path / "photos", picture(BIG)) == BIG
