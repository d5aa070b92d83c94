# Finds a Java that is new enough; read with "." by the launchers. POSIX sh, and no process started on the usual way.
#
# find_java [javac]: sets java_home and java_major. JAVA_HOME comes first, then PATH; with "javac", only what can
# compile counts. Returns 1 and sets java_problem where there is none.

java_needed=17

find_java() {
    java_problem=
    if [ -n "${JAVA_HOME:-}" ]; then
        try_java "$JAVA_HOME" "JAVA_HOME ($JAVA_HOME)" "${1:-}" && return 0
    fi
    java_on_path=$(command -v java 2>/dev/null) || java_on_path=
    if [ -n "$java_on_path" ]; then
        java_link=$java_on_path
        while [ -L "$java_link" ]; do
            java_target=$(readlink "$java_link")
            case $java_target in
                /*) java_link=$java_target ;;
                *) java_link=${java_link%/*}/$java_target ;;
            esac
        done
        java_link=${java_link%/*}
        try_java "${java_link%/*}" "PATH ($java_on_path)" "${1:-}" && return 0
    fi
    if [ -z "$java_problem" ]; then
        java_problem="neither JAVA_HOME nor PATH has one"
    fi
    return 1
}

# try_java HOME WHERE [javac]
try_java() {
    java_version=
    if [ ! -x "$1/bin/java" ]; then
        add_problem "$2 has no bin/java"
        return 1
    fi
    if [ -r "$1/release" ]; then
        while IFS='=' read -r java_key java_value; do
            if [ "$java_key" = JAVA_VERSION ]; then
                java_version=${java_value%\"*}
                java_version=${java_version#\"}
                break
            fi
        done <"$1/release"
    fi
    if [ -z "$java_version" ]; then
        java_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
    fi
    java_major=${java_version#1.}
    java_major=${java_major%%[!0-9]*}
    if [ -z "$java_major" ]; then
        add_problem "$2 does not tell its version"
        return 1
    fi
    if [ "$java_major" -lt "$java_needed" ]; then
        add_problem "$2 has version $java_version"
        return 1
    fi
    if [ "${3:-}" = javac ] && [ ! -x "$1/bin/javac" ]; then
        add_problem "$2 has version $java_version without javac"
        return 1
    fi
    java_home=$1
}

add_problem() {
    java_problem="${java_problem:+$java_problem and }$1"
}
