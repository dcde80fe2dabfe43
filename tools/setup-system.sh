#!/usr/bin/env bash
# Sees to the Debian packages of system-packages.txt; installs nothing when nothing is missing.
# Usage: setup-system.sh [run|all]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
purpose=${1:-all}

wanted() {
    awk -v purpose="$purpose" \
        '!/^#/ && NF && (purpose == "all" || $2 == purpose) { print $1 }' "$here/system-packages.txt"
    local python
    if ! python=$("$here/find-python.sh"); then
        printf '%s\n' python3 python3-venv
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo python3.11-venv  # Debian splits it off; every other build of Python has it inside
    fi
}

installed() {
    # Newer releases rename libraries (libcups2t64) and provide the old name.
    dpkg-query -W -f '${db:Status-Status}|${Package}|${Provides}\n' |
        awk -F'|' '$1 == "installed" {
            print $2
            gsub(/ *\([^)]*\)/, "", $3)
            for (count = split($3, names, /, */); count > 0; count--) print names[count]
        }'
}

missing() {
    comm -23 <(wanted | sort -u) <(installed | sort -u) | xargs
}

tell_other_system() {
    local python
    python=$("$here/find-python.sh") || {
        echo "需要 Python 3.11，没有找到。 / Python 3.11 is needed and was not found." >&2
        exit 1
    }
    cat >&2 <<TXT
本机不是 Debian 系统，请自行确认已安装下列系统库 / not a Debian system: see to these libraries yourself:
  $(wanted | xargs)
TXT
}

tell_user() {
    cat >&2 <<TXT
缺少系统软件包，安装需要管理员权限。请运行下面这一行，然后重试：
Some system packages are missing and only an administrator can add them. Run this one line, then try again:

  sudo apt-get install -y --no-install-recommends $*

TXT
}

try_install() {
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    local said
    echo "setup: apt-get install $*" >&2
    # A second try: package servers now and then answer half.
    said=$(try_install "$@" </dev/null 2>&1) || said=$(try_install "$@" </dev/null 2>&1) || {
        printf '%s\n' "$said" >&2
        echo "系统软件包没有装上，请检查网络后重试。 / apt-get failed twice: check the line, then try again." >&2
        exit 1
    }
}

if ! command -v dpkg-query >/dev/null; then
    tell_other_system
    exit 0
fi
read -ra packages <<<"$(missing)"
[ "${#packages[@]}" -gt 0 ] || exit 0
if [ "$(id -u)" -ne 0 ]; then
    tell_user "${packages[@]}"
    exit 1
fi
install_packages "${packages[@]}"
left=$(missing)
if [ -n "$left" ]; then
    echo "这些软件包还是没有装上： / still missing after apt-get: $left" >&2
    exit 1
fi
