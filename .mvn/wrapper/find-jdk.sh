# Sourced by mvnw and by the fnet launcher. find_jdk MINIMUM TOOL prints the home of an installed Java of at least that
# release that has bin/TOOL, or fails. JAVA_HOME and the java on the path win, then JAVA<n>_HOME, then the newest one in
# the usual folders.

unset CDPATH # cd would print into what is captured
if [ -z "${HOME:-}" ]; then
    HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d: -f6)
    export HOME="${HOME:-/tmp}"
fi

# Sets fj_release to the feature release of a home, from the file that every JDK carries; 0 if it is none. By built-in
# commands alone: this is on the way to the command line's first answer.
jdk_release() { # HOME
    fj_release=0
    fj_modules=
    [ -r "$1/release" ] || return 1
    while IFS= read -r fj_line || [ -n "$fj_line" ]; do
        case $fj_line in
            JAVA_VERSION=*)
                fj_line=${fj_line#JAVA_VERSION=?}
                fj_release=${fj_line%%[!0-9]*}
                ;;
            MODULES=*) fj_modules=$fj_line ;;
        esac
    done <"$1/release"
}

find_jdk() {
    fj_minimum=$1
    fj_tool=$2
    fj_path_java=$(command -v java 2>/dev/null) || fj_path_java=
    # Follow links to the real installation; readlink -f is not on every system.
    while [ -n "$fj_path_java" ] && [ -L "$fj_path_java" ]; do
        fj_link=$(readlink "$fj_path_java")
        case $fj_link in
            /*) fj_path_java=$fj_link ;;
            *) fj_path_java=$(dirname "$fj_path_java")/$fj_link ;;
        esac
    done
    [ -z "$fj_path_java" ] || fj_path_java=$(cd "$(dirname "$fj_path_java")/.." 2>/dev/null && pwd -P)
    for fj_home in "${JAVA_HOME:-}" "$fj_path_java"; do
        fj_usable "$fj_home" && { printf '%s\n' "$fj_home"; return 0; }
    done
    fj_best=
    fj_best_release=0
    fj_named=$(env | sed -n 's/^JAVA_\{0,1\}[0-9][0-9]*_HOME=//p' | tr ' ' '?')
    # Word splitting is meant: named homes first, then patterns; a blank in a path is matched by '?'.
    for fj_home in $fj_named \
        /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/*jdk* /opt/java/* /opt/jdk/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* "$HOME"/.jabba/jdk/* \
        "$HOME"/.local/share/mise/installs/java/* "$HOME"/.gradle/jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if fj_usable "$fj_home" && [ "$fj_release" -gt "$fj_best_release" ]; then
            fj_best=$fj_home
            fj_best_release=$fj_release
        fi
    done
    [ -n "$fj_best" ] && printf '%s\n' "$fj_best"
}

fj_usable() { # HOME
    [ -n "$1" ] && [ -x "$1/bin/$fj_tool" ] && jdk_release "$1" || return 1
    [ "${fj_release:-0}" -ge "$fj_minimum" ] || return 1
    # An image made by jlink may lack the module that the vector kernels need.
    case $fj_modules in
        '' | *jdk.incubator.vector*) return 0 ;;
    esac
    return 1
}
