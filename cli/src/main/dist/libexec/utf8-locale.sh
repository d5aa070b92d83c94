# Sees to it that names of files are UTF-8; read with "." by the launcher. POSIX sh.
#
# Java decodes names and arguments by the locale, which is C in most containers and under cron, or one that is not
# installed. Two names may then become the same, and a name another one than in a different locale.

use_utf8_locale() {
    if speaks_utf8; then
        return 0
    fi
    for utf8_locale in C.UTF-8 en_US.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-*8$' | head -n 1); do
        if ! command -v locale >/dev/null 2>&1 || (LC_ALL=$utf8_locale && export LC_ALL && speaks_utf8); then
            # LC_ALL, where it is set, stands above all others
            if [ -n "${LC_ALL:-}" ]; then
                export LC_ALL="$utf8_locale"
            else
                export LC_CTYPE="$utf8_locale"
            fi
            return 0
        fi
    done
    # there is none: Java refuses names that it cannot read
}

speaks_utf8() {
    case $(locale charmap 2>/dev/null) in
        [Uu][Tt][Ff]-8 | [Uu][Tt][Ff]8) return 0 ;;
    esac
    return 1
}
