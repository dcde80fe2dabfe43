"""The county's error tree: what a caller is answered, and what an administrator reads in Chinese.

`Refusal`s become answers of docs/protocol.md section 2; every other error is told to the person at
the command line or on the administrators' page. Errors of libraries are translated once, where they
come in.
"""

from __future__ import annotations

from typing import Any


class CountyError(Exception):
    """Root of all errors raised on purpose.

    Args:
        **facts: what the sentence names. Never logged.
    """

    sentence = "出了问题。"

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    @property
    def kind(self) -> str:
        """The error's name for logs and ``--json``: no personal data."""
        return type(self).__name__

    def __str__(self) -> str:
        return self.sentence.format_map(_Facts(self.facts))


class _Facts(dict[str, object]):
    """Leaves a name nobody gave visible instead of hiding the error behind a KeyError."""

    def __missing__(self, key: str) -> str:
        return "…"


class WorldError(CountyError):
    """The world failed: disk, database, line, or what a person typed."""


class ProgramError(CountyError):
    """We erred."""

    sentence = "程序内部出错（{what}）。已保存的资料没有受影响；请把日志交给技术人员。"


class Refusal(CountyError):
    """Answered over HTTP with `status` and `{"error": code, …}`; nothing was applied.

    Args:
        detail: further members of the body.
        headers: further headers.
        **facts: for the sentence.
    """

    status = 400
    code = "malformed"
    sentence = "请求的格式不对。"

    def __init__(
        self,
        detail: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        **facts: object,
    ) -> None:
        super().__init__(**facts)
        self.detail = detail or {}
        self.headers = headers or {}


class Malformed(Refusal):
    """Not the form of the protocol. `detail["what"]` says in English what was wrong."""

    def __init__(self, what: str = "", **rest: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(detail={"what": what} if what else None, **rest)


class StaleChallenge(Refusal):
    """The challenge is none of ours or too old; the route adds a fresh one."""

    status = 401
    code = "challenge"
    sentence = "登录凭据已经过期，请重试。"


class Revoked(Refusal):
    """The replica was revoked."""

    status = 403
    code = "revoked"
    sentence = "这台电脑已被停用。"


class UnknownReplica(Refusal):
    """No such replica at this station, or not with this key."""

    status = 403
    code = "unknown_replica"
    sentence = "这台电脑没有登记。"


class NotYours(Refusal):
    """The tree of divisions does not allow it."""

    status = 403
    code = "not_yours"
    sentence = "没有权限。"


class WrongCode(Refusal):
    """An enrolment code that can't be used.

    Args:
        why: `unknown`, `used`, `expired` or `station`.
    """

    status = 403
    code = "code"
    sentence = "加入码不对、已经用过或者过期了。"

    def __init__(self, why: str) -> None:
        super().__init__(detail={"why": why})


class BadKey(Refusal):
    """No administrator's key, or one that was revoked."""

    status = 401
    code = "admin_key"
    sentence = "管理员密钥不对，或已停用。"

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class NotThere(Refusal):
    """No such thing here."""

    status = 404
    code = "not_there"
    sentence = "没有找到{what}。"


class SendRecordFirst(Refusal):
    """A picture that no photo record names yet."""

    status = 409
    code = "record_first"
    sentence = "还没有收到这张照片的登记，请先同步记录。"


class WrongOffset(Refusal):
    """An upload goes on from another byte."""

    status = 409
    code = "offset"
    sentence = "续传的位置不对，请重新询问。"


class NoTus(Refusal):
    """A version of tus that we do not speak."""

    status = 412
    code = "tus_version"
    sentence = "上传协议版本不同。"

    def __init__(self) -> None:
        super().__init__(headers={"Tus-Version": "1.0.0"})


class TooBig(Refusal):
    """More than the protocol allows."""

    status = 413
    code = "too_big"
    sentence = "内容太大。"


class WrongType(Refusal):
    """A picture of a type we do not take."""

    status = 415
    code = "wrong_type"
    sentence = "只接收 JPEG、PNG、WebP 和 HEIC 照片。"


class UploadElsewhere(Refusal):
    """Another request is writing this picture."""

    status = 423
    code = "busy"
    sentence = "这张照片正在上传。"


class WrongVersion(Refusal):
    """A version of the protocol that we do not speak.

    Args:
        *speaks: those we do.
    """

    status = 426
    code = "version"
    sentence = "协议版本不同，请升级程序。"

    def __init__(self, *speaks: int) -> None:
        super().__init__(detail={"speaks": list(speaks)})


class SlowDown(Refusal):
    """Too many requests; `Retry-After` says for how long."""

    status = 429
    code = "slow_down"
    sentence = "请求太频繁，请稍后再试。"


class WrongChecksum(Refusal):
    """The bytes are not those their hash names (tus: 460)."""

    status = 460
    code = "checksum"
    sentence = "照片传输中出错，请重新上传。"


class Busy(Refusal):
    """The database or the disk can't take it now.

    Args:
        why: the kind of failure, by its name or in words of ours; it is logged.
    """

    status = 503
    code = "busy"
    sentence = "服务器忙，请稍后再试。"


class NewerDatabase(WorldError):
    """Migrated by a newer program."""

    sentence = (
        "数据库由更新版本的程序建立（{found}），本程序不认识。"
        "没有做任何改动；请升级县平台程序后再启动。"
    )


class DatabaseUnreachable(WorldError):
    """The database server does not answer."""

    sentence = "连不上数据库（{why}）。没有做任何改动；请检查数据库是否运行、地址和口令是否正确。"


class NoKeys(WorldError):
    """The key files are missing though the database is not empty."""

    sentence = (
        "在 {place} 没有找到县平台的密钥，但数据库里已有资料。没有做任何改动；"
        "请把密钥文件放回原处，或用 --data 指明它们所在的文件夹。"
    )


class KeysUnreadable(WorldError):
    """A key file is damaged or open to others."""

    sentence = "密钥文件 {path} 读不出来：{why}。"


class NotSetUp(WorldError):
    """No county was set up in this database yet."""

    sentence = "这里还没有建立县平台。请先运行：county init --code 6位代码 --name 名称。"


class NothingHere(WorldError):
    """A verb that needs a county was pointed at a place without one."""

    sentence = (
        "没有在 {place} 找到县平台的资料，没有做任何改动。资料在别处的，请加 --data 文件夹"
        "（用 PostgreSQL 的再加 --database 地址），或设好环境变量 COUNTY_DATA；"
        "还没有建立的，请先运行：county init --code 6位代码 --name 名称。"
    )


class BadDivisionCode(WorldError):
    """Not a division code of that level, or of another county."""

    sentence = "行政区划代码“{code}”不对：{why}。"


class UnknownDivision(WorldError):
    """Nobody added it."""

    sentence = "没有登记过代码为 {code} 的{level}。请先用 county {verb} add 添加。"


class UnknownDevice(WorldError):
    """No such PC."""

    sentence = "没有编号为 {replica} 的电脑。"


class UnknownKind(WorldError):
    """Not a kind that is published from above."""

    sentence = "“{kind}”不是由县、镇发布的种类。可以发布：{kinds}。"


class BadInput(WorldError):
    """What a person gave can't be used."""

    sentence = "{what}"


class FileRefused(WorldError):
    """A file can't be read or written."""

    sentence = "文件 {path} {why}。"


class BackupFailed(WorldError):
    """The backup was not made, or could not be verified."""

    sentence = "备份没有做成：{why}。原有资料没有变，也没有把任何内容记作“已备份”。"


class RestoreRefused(WorldError):
    """Restoring would overwrite something."""

    sentence = "没有恢复：{why}。"


class PicturesNotCopied(WorldError):
    """Copying pictures stopped in the middle."""

    sentence = "照片没有复制完：{why}。已经复制的都保留着，排除原因后再运行一次就会接着做。"


class NotABundle(WorldError):
    """A file that is no bundle, not for us, damaged, or with parts missing."""

    sentence = "文件包 {path} 不能读取：{why}。"


class InsecureServer(WorldError):
    """Plain http on an address others can reach."""

    sentence = (
        "不能在 {host} 上用明文 http 提供服务。请加 --tls-cert 和 --tls-key"
        "（可用 county ca 生成），或在反向代理之后运行并加 --behind-proxy。"
    )


class PortTaken(WorldError):
    """Another program listens there."""

    sentence = "端口 {host}:{port} 不能使用：{why}。"


class DiskFull(WorldError):
    """No room."""

    sentence = "磁盘空间不够，这一步没有保存。请清理 {place} 所在的磁盘后重试。"


class DiskFails(WorldError):
    """Reading or writing failed, maybe for want of room."""

    sentence = (
        "磁盘读写失败（{why}），这一步没有保存。多半是磁盘空间不够，也可能是磁盘坏了；"
        "请检查 {place} 所在的磁盘，处理后重试。"
    )


class DatabaseDamaged(WorldError):
    """The file is no database any more."""

    sentence = (
        "数据库文件已损坏（{why}）。没有做任何改动；请把它（连同 -wal、-shm 文件）移到别处保存，"
        "再用 county restore 恢复最近的备份，以后的内容各站会自动重新送来。"
    )
