"""`county serve` and `county migrate`."""

from __future__ import annotations

import argparse
import contextlib
import errno
import ipaddress
import multiprocessing
import os
import shutil
import signal
import socket
import ssl
import sys
import time
from pathlib import Path
from typing import Any

from county import errors, logbook
from county.app import County
from county.commands import parent, terminal
from county.commands.opened import opened, pictures_named, place_named, remember_pictures
from county.config import system_clock
from county.store import divisions, upgrading
from county.store.engine import open_engine, reading

#: Requests under way are finished for so long after the signal to stop.
GRACE_S = 30
_KEEP_ALIVE_S = 75
_HEADER_LIMIT = 16 * 1024
_BACKLOG = 2048
_AGAIN_S = 5
#: Connections of one worker; whoever comes beyond that is told 503. Ten stations' worth for each
#: of a county's 400, and no more than memory and the system's handles are good for.
LINES = 4_000
#: Why the system gives no port, in words.
_REFUSALS = {
    errno.EADDRINUSE: "别的程序占着",
    errno.EACCES: "1024 以下的端口要管理员权限",
    errno.EADDRNOTAVAIL: "这台机器没有这个地址",
}
#: Handles of a worker beside its connections: database, pictures, logs.
_OTHER_HANDLES = 200


def register(verbs: Any) -> None:  # noqa: ANN401 - argparse has no public type for it
    """Add the verbs of this module."""
    verb = verbs.add_parser("serve", help="启动县平台")
    verb.add_argument("--host", default="127.0.0.1", metavar="地址", help="默认只对本机")
    verb.add_argument("--port", type=int, default=8470, metavar="端口", help="0：任选一个空闲的")
    verb.add_argument("--workers", type=int, default=1, metavar="数", help="工作进程数")
    verb.add_argument("--tls-cert", metavar="文件", help="证书（PEM）")
    verb.add_argument("--tls-key", metavar="文件", help="证书的私钥（PEM）")
    verb.add_argument("--behind-proxy", action="store_true", help="由前面的反向代理提供 https")
    verb.add_argument(
        "--photos",
        metavar="地址",
        help="照片存放处：文件夹，或 s3://桶名/前缀?endpoint=地址；写一次就记住，别的命令也用它",
    )
    verb.set_defaults(run=serve)
    verb.add_argument(
        "--with-parent",
        action="store_true",
        help="标准输入一关闭就停止：供启动它的程序使用，那个程序没了它也不留下",
    )
    migrate = verbs.add_parser("migrate", help="把数据库升级到本程序的版本")
    migrate.set_defaults(run=migrate_database)


def migrate_database(arguments: argparse.Namespace) -> int:
    """Bring the database to this version."""
    with opened(arguments, new=True):
        terminal.say("数据库已是本程序的版本。")
    return terminal.DONE


def serve(arguments: argparse.Namespace) -> int:
    """Serve until told to stop."""
    _demand_safe(arguments)
    if arguments.with_parent:
        parent.end_with_input(GRACE_S)
    _migrate_apart(place_named(arguments).database)
    _bring_up(arguments)
    remember_pictures(arguments)
    _leave_for_workers(arguments)
    with _listening(arguments.host, arguments.port) as bound:
        scheme = "https" if arguments.tls_cert else "http"
        host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        terminal.say(
            f"县平台在 {scheme}://{host}:{bound.getsockname()[1]} 提供服务。按 Ctrl-C 停止。"
        )
        _run(arguments, bound)
    return terminal.DONE


def _migrate_apart(database: str) -> None:
    """Let another process migrate: what that loads, 10 MiB, would stay in the one that serves.

    Whatever goes wrong there is met again, and told, when the county is opened here.

    Args:
        database: URL of SQLAlchemy.
    """
    engine = open_engine(database)
    try:
        upgrading.demand_current(engine)
    except (errors.WorldError, errors.Busy):
        child = multiprocessing.get_context("spawn").Process(target=_migrated, args=(database,))
        child.start()
        child.join()
    finally:
        engine.dispose()


def _migrated(database: str) -> None:
    with contextlib.suppress(errors.CountyError):
        upgrading.upgrade(open_engine(database))


def _bring_up(arguments: argparse.Namespace) -> None:
    """Migrate once, before any worker looks; a database server may still be starting itself.

    Raises:
        errors.WorldError: something that does not pass by waiting.
    """
    told = ""
    while True:
        try:
            with opened(arguments, new=True) as county:
                _miss_things(county)
                return
        except errors.DatabaseUnreachable as error:
            if place_named(arguments).sqlite_file is not None:
                raise  # a file does not come by itself
            if str(error) != told:
                told = str(error)
                again = f"数据库一通就自动启动（每 {_AGAIN_S} 秒再试）。按 Ctrl-C 停止。"
                terminal.say(told + again)
        time.sleep(_AGAIN_S)


def _miss_things(county: County) -> None:
    """What will be missed later by stations and nobody else is told of now; it may yet come."""
    with reading(county.engine) as connection:
        if divisions.the_county(connection) is None:
            terminal.say(
                f"{county.place.data} 里还没有写明是哪个县，站点加入不了。不必停下，"
                "另开一个终端运行：county init --code 6位代码（--data、--database 和这里的一样）。"
            )
    if trouble := county.pictures.trouble():
        terminal.say(f"照片存放处现在不能用（{trouble}）。记录照常收；照片等它好了，各站自动送来。")


def _run(arguments: argparse.Namespace, bound: socket.socket) -> None:
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    from county.routes.patience import Patient

    config = uvicorn.Config(
        "county.app:create",
        factory=True,
        http=Patient,
        ws="none",
        limit_concurrency=_lines(),
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


def _lines() -> int:
    """How many connections a worker takes; asks the system for as many handles as it gives."""
    if sys.platform == "win32":
        return LINES
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = LINES + _OTHER_HANDLES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return LINES if soft == resource.RLIM_INFINITY else max(1, min(LINES, soft - _OTHER_HANDLES))


def _leave_for_workers(arguments: argparse.Namespace) -> None:
    place = place_named(arguments)
    os.environ["COUNTY_DATA"] = str(place.data)
    os.environ["COUNTY_DATABASE"] = place.database
    os.environ["COUNTY_BEHIND_PROXY"] = "1" if arguments.behind_proxy else "0"
    os.environ["COUNTY_PHOTOS"] = pictures_named(arguments)
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
    if arguments.tls_cert:
        _demand_pair(arguments.tls_cert, arguments.tls_key)
        _miss_ca(Path(arguments.tls_cert).absolute(), place_named(arguments).data / "ca")
    if not (arguments.tls_cert or arguments.behind_proxy or is_loopback(arguments.host)):
        raise errors.InsecureServer(host=arguments.host)


def _demand_pair(certificate: str, key: str) -> None:
    """A server whose certificate can't be used would start, and nobody could reach it."""
    from cryptography import x509

    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
            certificate, key, password=""
        )
        found = x509.load_pem_x509_certificate(Path(certificate).read_bytes())
    except (OSError, ValueError) as error:  # SSLError is an OSError
        why = "不是能用的证书，或者和私钥不是一对"
        raise errors.FileRefused(path=certificate, why=why) from error
    ends = found.not_valid_after_utc.astimezone()
    if ends < system_clock():
        terminal.say(
            f"证书 {certificate} 已在 {ends:%Y年%m月%d日} 过期，各站会连不上。"
            "请换新证书，或用 county ca 重新生成，再重新启动。"
        )


def _miss_ca(certificate: Path, folder: Path) -> None:
    """Stations learn the county's own CA from us; without it none can join."""
    if certificate.parent == folder and not (folder / "ca.pem").is_file():
        terminal.say(
            f"县的 CA 证书 {folder / 'ca.pem'} 不在：已加入的站照常同步，新的站加入不了。"
            "请把它放回原处，不必重新启动。"
        )


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
            why = _REFUSALS.get(getattr(error, "errno", 0)) or getattr(error, "strerror", None)
            why = why or "号码不对"
            raise errors.PortTaken(host=host, port=port, why=why) from error
        bound.set_inheritable(True)
        yield bound
    finally:
        bound.close()
