"""A county's own CA and a certificate of its server, for counties that can't get a public one."""

from __future__ import annotations

import datetime as dt
import ipaddress
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from county import errors
from county.store.whole_files import whole_file

_CA_YEARS = 15
_SERVER_DAYS = 800
#: A PC whose clock is behind would take a certificate made today for one of the future.
_BACKDATED = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Made:
    """Files for `county serve`."""

    ca: Path
    certificate: Path
    key: Path


def make_certificates(folder: Path, hosts: list[str], now: dt.datetime) -> Made:
    """Make a CA, if the folder has none, and a certificate of the server signed by it.

    Args:
        folder: of `ca.pem`, `ca-key.pem`, `server.pem`, `server-key.pem`.
        hosts: names or addresses by which stations reach the server.
        now: the county's time.

    Raises:
        errors.BadInput: a host is no name and no address.
        errors.FileRefused: the folder refuses, or holds a damaged CA.
    """
    names = [_name(host) for host in hosts]
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (folder / "ca.pem").exists():
            _make_ca(folder, now)
        ca = x509.load_pem_x509_certificate((folder / "ca.pem").read_bytes())
        ca_key = serialization.load_pem_private_key((folder / "ca-key.pem").read_bytes(), None)
    except OSError as error:
        raise errors.FileRefused(path=folder, why=f"不能使用（{error.strerror}）") from error
    except ValueError as error:
        raise errors.FileRefused(path=folder, why="里的 CA 已损坏") from error
    if not isinstance(ca_key, ec.EllipticCurvePrivateKey):
        raise errors.FileRefused(path=folder, why="里的 CA 不是本程序生成的")
    _make_server(folder, names, ca, ca_key, now)
    return Made(folder / "ca.pem", folder / "server.pem", folder / "server-key.pem")


def _name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return x509.DNSName(host.encode("idna").decode("ascii"))
    except (UnicodeError, ValueError) as error:
        raise errors.BadInput(what=f"“{host[:60]}”不是域名或 IP 地址。") from error


def _make_ca(folder: Path, now: dt.datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Civic Practice County CA")])
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        _begun(subject, subject, key.public_key(), now, dt.timedelta(days=_CA_YEARS * 365))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write_key(folder / "ca-key.pem", key)
    _write(folder / "ca.pem", certificate.public_bytes(serialization.Encoding.PEM))


def _make_server(
    folder: Path,
    names: list[x509.GeneralName],
    ca: x509.Certificate,
    ca_key: ec.EllipticCurvePrivateKey,
    now: dt.datetime,
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Civic Practice County")])
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key())
    certificate = (
        _begun(subject, ca.subject, key.public_key(), now, dt.timedelta(days=_SERVER_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(authority, critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    _write_key(folder / "server-key.pem", key)
    _write(folder / "server.pem", certificate.public_bytes(serialization.Encoding.PEM))


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey,
    now: dt.datetime,
    lasts: dt.timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + lasts)
    )


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(path, pem, private=True)


def _write(path: Path, data: bytes, *, private: bool = False) -> None:
    with whole_file(path, private=private) as file:
        file.write(data)
