"""`county serve` and `county migrate`."""

from __future__ import annotations

import argparse
import contextlib
import ipaddress
import os
import shutil
import signal
import socket
from pathlib import Path
from typing import Any

from county import errors, logbook
from county.commands import terminal
from county.commands.opened import opened, place_named

#: Requests under way are finished for so long after the signal to stop.
GRACE_S = 30
_KEEP_ALIVE_S = 75
_HEADER_LIMIT = 16 * 1024
_BACKLOG = 2048


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    verb = verbs.add_parser("serve", help="启动县平台")
    verb.add_argument("--host", default="127.0.0.1", metavar="地址", help="默认只对本机")
    verb.add_argument("--port", type=int, default=8470, metavar="端口", help="0：任选一个空闲的")
    verb.add_argument("--workers", type=int, default=1, metavar="数", help="工作进程数")
    verb.add_argument("--tls-cert", metavar="文件", help="证书（PEM）")
    verb.add_argument("--tls-key", metavar="文件", help="证书的私钥（PEM）")
    verb.add_argument("--behind-proxy", action="store_true", help="由前面的反向代理提供 https")
    verb.add_argument("--photos", metavar="地址", help="照片存放处：文件夹，或 s3://桶名/前缀")
    verb.set_defaults(run=serve)
    migrate = verbs.add_parser("migrate", help="把数据库升级到本程序的版本")
    migrate.set_defaults(run=migrate_database)


def migrate_database(arguments: argparse.Namespace) -> int:
    """Bring the database to this version."""
    with opened(arguments):
        terminal.say("数据库已是本程序的版本。")
    return terminal.DONE


def serve(arguments: argparse.Namespace) -> int:
    """Serve until told to stop."""
    _demand_safe(arguments)
    with opened(arguments):
        pass  # migrated once, before any worker looks
    _leave_for_workers(arguments)
    with _listening(arguments.host, arguments.port) as bound:
        scheme = "https" if arguments.tls_cert else "http"
        host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        terminal.say(
            f"县平台在 {scheme}://{host}:{bound.getsockname()[1]} 提供服务。按 Ctrl-C 停止。"
        )
        _run(arguments, bound)
    return terminal.DONE


def _run(arguments: argparse.Namespace, bound: socket.socket) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        "county.app:create",
        factory=True,
        workers=arguments.workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=arguments.behind_proxy,
        timeout_keep_alive=_KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACE_S,
        h11_max_incomplete_event_size=_HEADER_LIMIT,
        ssl_certfile=arguments.tls_cert,
        ssl_keyfile=arguments.tls_key,
    )
    logbook.start()
    # uvicorn raises the signal again once all is finished; a stop that was asked for is no failure.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)
    if arguments.workers == 1:
        uvicorn.Server(config).run(sockets=[bound])
    else:
        Multiprocess(config, sockets=[bound]).run()


def _leave_for_workers(arguments: argparse.Namespace) -> None:
    place = place_named(arguments)
    os.environ["COUNTY_DATA"] = str(place.data)
    os.environ["COUNTY_DATABASE"] = place.database
    os.environ["COUNTY_BEHIND_PROXY"] = "1" if arguments.behind_proxy else "0"
    os.environ["COUNTY_PHOTOS"] = arguments.photos or ""
    os.environ["COUNTY_SUPERVISOR"] = str(os.getpid())
    os.environ.pop("PROMETHEUS_MULTIPROC_DIR", None)
    if arguments.workers > 1:
        figures = place.data / "run" / f"figures-{os.getpid()}"
        shutil.rmtree(figures.parent, ignore_errors=True)
        figures.mkdir(parents=True, exist_ok=True)
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(figures)


def _demand_safe(arguments: argparse.Namespace) -> None:
    if arguments.workers < 1 or arguments.workers > 64:
        raise errors.BadInput(what="--workers 应在 1 到 64 之间。")
    if bool(arguments.tls_cert) != bool(arguments.tls_key):
        raise errors.BadInput(what="--tls-cert 和 --tls-key 要一起给。")
    for path in (arguments.tls_cert, arguments.tls_key):
        if path and not Path(path).is_file():
            raise errors.FileRefused(path=path, why="不存在")
    if not (arguments.tls_cert or arguments.behind_proxy or is_loopback(arguments.host)):
        raise errors.InsecureServer(host=arguments.host)


def is_loopback(host: str) -> bool:
    """Whether an address reaches this machine only."""
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


@contextlib.contextmanager
def _listening(host: str, port: int) -> Any:  # noqa: ANN401 - a generator of one socket
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, port))
            bound.listen(_BACKLOG)  # who comes while workers start waits, and is not refused
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or "号码不对"
            raise errors.PortTaken(host=host, port=port, why=why) from error
        bound.set_inheritable(True)
        yield bound
    finally:
        bound.close()
