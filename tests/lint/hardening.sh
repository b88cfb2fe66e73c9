# The program as it was built has what the compilers offer against faults of memory (OpenSSF's guide): loaded at
# any address, nothing writable that is code or a table of functions, guarded stacks, checked copies.
. tests/tap.sh

if nm "$BOARDPAPER" 2> /dev/null | grep -qE '__(asan|ubsan|gcov)_'; then
    skip 'hardening' 'this build has a sanitizer, or counts coverage'
elif ! command -v readelf > /dev/null; then
    skip 'hardening' 'readelf (Debian: binutils) is missing'
else
    headers=$(readelf -hlW "$BOARDPAPER") dynamic=$(readelf -dW "$BOARDPAPER")
    symbols=$(readelf -sW "$BOARDPAPER")
    check 'any address (PIE)' grep -qE '^ *Type: *DYN' << END
$headers
END
    check 'tables of functions are read-only (RELRO)' grep -q GNU_RELRO << END
$headers
END
    check '... from the start (BIND_NOW)' grep -qE 'FLAGS.*(BIND_NOW|NOW)' << END
$dynamic
END
    check 'the stack is no code' grep -qE 'GNU_STACK.* RW ' << END
$headers
END
    same 'nothing is writable and code' "$(printf '%s\n' "$headers" | grep -E '^ *LOAD.* RWE ')" ''
    same 'libraries are looked for where the system has them' \
        "$(printf '%s\n' "$dynamic" | grep -E 'RPATH|RUNPATH')" ''
    has 'stacks are guarded (canaries)' "$symbols" __stack_chk_fail
    has 'copies are checked (FORTIFY)' "$symbols" _chk@
    # Debian 12's own start files lack this mark, and so does a program that has them; ours all have it.
    case $(uname -m) in
    x86_64)
        same 'jumps land where they may (CET)' \
            "$(readelf -nW "$BUILD/libboardpaper.a" 2> /dev/null | grep -c 'IBT, SHSTK')" \
            "$(ar t "$BUILD/libboardpaper.a" | wc -l | tr -d ' ')"
        ;;
    *) skip 'jumps land where they may (CET)' 'not on this machine' ;;
    esac
fi
