"""Where the shipped fonts come from: packages, the files in them, their licences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Package:
    """One archive of a registry, pinned by its digest."""

    registry: str
    name: str
    version: str
    sha256: str


NOTO_SERIF = Package(
    "npm",
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
NOTO_SANS = Package(
    "npm",
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
WENKAI = Package(
    "Debian",
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
TEXLIVE = Package(
    "Debian",
    "texlive-lang-chinese",
    "2022.20230122-1",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
UNICODE = Package(
    "Debian",
    "unicode-data",
    "15.0.0-1",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
)

# These two do not ship: `make rare-fonts` brings them to a PC.
BABELSTONE = Package(
    "Debian",
    "fonts-babelstone-han",
    "15.0.5-2",
    "c7b7f9b5b78ad14c94d7e6d2b103307a7a643844c7db856fb97611d9d8a80589",
)
HANAZONO = Package(
    "Debian",
    "fonts-hanazono",
    "20170904-2.1",
    "a6943366b4f5a6cec34221f8b4eb22555a628f0ee6ef4e3d3401cabe9363aeae",
)
RARE_HAN = (BABELSTONE, HANAZONO)

OFL = "SIL Open Font License 1.1"
TEXMF = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
FANDOL_DOC = "usr/share/doc/texlive-doc/fonts/fandol"


@dataclass(frozen=True)
class Face:
    """One file that ships: where it comes from and how much of it is kept.

    Args:
        family: a new family name where the licence reserves the original one or asks that changed
            versions be told apart; empty keeps the original.
        whole: keep every character, else those of GB 2312, the standard table and paper's symbols.
        features: OpenType features kept; only the window's face has use for any.
        raised: how much higher its square characters are put, in thousandths of an em.
        completes: the file, made before, that it stands beside: it keeps Latin letters, figures and
            signs, and of the standard table what that one lacks.
    """

    file: str
    role: str
    package: Package
    member: str
    licence: str
    family: str = ""
    whole: bool = False
    features: tuple[str, ...] = ()
    raised: int = 0
    completes: str = ""


FACES = (
    Face(
        "NotoSerifSC-Regular.ttf",
        "song",
        NOTO_SERIF,
        "package/400Regular/NotoSerifSC_400Regular.ttf",
        OFL,
        whole=True,
    ),
    Face(
        "NotoSerifSC-Black.ttf",
        "title-song",
        NOTO_SERIF,
        "package/900Black/NotoSerifSC_900Black.ttf",
        OFL,
    ),
    Face(
        "NotoSansSC-Regular.ttf",
        "hei, window",
        NOTO_SANS,
        "package/400Regular/NotoSansSC_400Regular.ttf",
        OFL,
        whole=True,
        features=("kern",),
    ),
    Face(
        "NotoSansSC-Bold.ttf",
        "hei-bold, window",
        NOTO_SANS,
        "package/700Bold/NotoSansSC_700Bold.ttf",
        OFL,
        features=("kern",),
    ),
    Face(
        "StationKai-Regular.ttf",
        "kai",
        WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        OFL,
        family="Station Kai",
    ),
    Face(
        "StationFang-Regular.ttf",
        "fang-song",
        TEXLIVE,
        f"{TEXMF}/FandolFang-Regular.otf",
        "GPL 3 with font exception",
        family="Station Fang",
        # Its characters stand on a lower middle than those of all other faces.
        raised=66,
    ),
    # FandolFang's letters, figures and signs are far heavier than its characters (and its ￥ is a
    # dollar), of which it has those of GB 2312 only; these have its weight.
    Face(
        "StationFangMore-Light.ttf",
        "fang-song",
        NOTO_SERIF,
        "package/200ExtraLight/NotoSerifSC_200ExtraLight.ttf",
        OFL,
        family="Station Fang More",
        completes="StationFang-Regular.ttf",
    ),
)

LICENCES = (
    ("Noto-Serif-SC.txt", NOTO_SERIF, "package/LICENSE_FONT"),
    ("Noto-Sans-SC.txt", NOTO_SANS, "package/LICENSE_FONT"),
    ("LXGW-WenKai.txt", WENKAI, "usr/share/doc/fonts-lxgw-wenkai/copyright"),
    ("FandolFang.txt", TEXLIVE, f"{FANDOL_DOC}/COPYING.gz"),
    ("FandolFang-README.txt", TEXLIVE, f"{FANDOL_DOC}/README"),
    ("Unicode-data.txt", UNICODE, "usr/share/doc/unicode-data/copyright"),
)
