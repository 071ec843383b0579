# Probes of the compiler: the language, and which options it knows.

# REFSTEP_REQUIRE_C11: stop unless $CC compiles C11.
AC_DEFUN([REFSTEP_REQUIRE_C11],
[AC_CACHE_CHECK([whether $CC compiles C11], [refstep_cv_c11],
    [AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
        #if !defined __STDC_VERSION__ || __STDC_VERSION__ < 201112L
        #error not C11
        #endif
        _Static_assert(sizeof(char) == 1, "C11");
        ]])],
        [refstep_cv_c11=yes], [refstep_cv_c11=no])])
AS_IF([test "$refstep_cv_c11" = no],
    [AC_MSG_ERROR([a C11 compiler is needed (gcc 5 or clang 3.6, or newer)])])
])

# REFSTEP_FLAG(VARIABLE, FLAG): append FLAG to VARIABLE if the compiler knows
# it.  Clang accepts unknown warnings with a warning, so that one is an error
# while we ask.
AC_DEFUN([REFSTEP_FLAG],
[AS_VAR_PUSHDEF([cache], [refstep_cv_flag_$2])dnl
AC_CACHE_CHECK([whether $CC knows $2], [cache],
    [refstep_save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -Werror $2"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
        [AS_VAR_SET([cache], [yes])], [AS_VAR_SET([cache], [no])])
    CFLAGS=$refstep_save_CFLAGS])
AS_VAR_IF([cache], [yes], [$1="$$1 $2"])
AS_VAR_POPDEF([cache])dnl
])

# REFSTEP_WARNINGS: fill WARN_CFLAGS.
AC_DEFUN([REFSTEP_WARNINGS],
[WARN_CFLAGS=
m4_foreach_w([flag],
    [-Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes
     -Wold-style-definition -Wmissing-prototypes -Wmissing-declarations
     -Wvla -Wpointer-arith -Wwrite-strings -Wundef -Wimplicit-fallthrough],
    [REFSTEP_FLAG([WARN_CFLAGS], flag)])
AS_IF([test "$enable_werror" = yes],
    [REFSTEP_FLAG([WARN_CFLAGS], [-Werror])])
TEST_CFLAGS=
REFSTEP_FLAG([TEST_CFLAGS], [-Wno-missing-prototypes])
REFSTEP_FLAG([TEST_CFLAGS], [-Wno-missing-declarations])
AC_SUBST([WARN_CFLAGS])
AC_SUBST([TEST_CFLAGS])
])

# REFSTEP_SANITIZE: undefined behaviour must end the program, or the tests
# would pass in spite of it.
AC_DEFUN([REFSTEP_SANITIZE],
[SANITIZE_CFLAGS=
AS_IF([test "$enable_sanitize" != no],
    [REFSTEP_FLAG([SANITIZE_CFLAGS], [-fsanitize=address,undefined])
    AS_IF([test -z "$SANITIZE_CFLAGS"],
        [AC_MSG_ERROR([$CC does not know -fsanitize=address,undefined])])
    REFSTEP_FLAG([SANITIZE_CFLAGS], [-fno-sanitize-recover=all])
    REFSTEP_FLAG([SANITIZE_CFLAGS], [-fno-omit-frame-pointer])])
AC_SUBST([SANITIZE_CFLAGS])
AM_CONDITIONAL([SANITIZE], [test "$enable_sanitize" != no])
])

# REFSTEP_COVERAGE: line counts for gcov.
AC_DEFUN([REFSTEP_COVERAGE],
[COVERAGE_CFLAGS=
AS_IF([test "$enable_coverage" != no],
    [REFSTEP_FLAG([COVERAGE_CFLAGS], [--coverage])
    AS_IF([test -z "$COVERAGE_CFLAGS"],
        [AC_MSG_ERROR([$CC does not know --coverage])])])
AC_SUBST([COVERAGE_CFLAGS])
AM_CONDITIONAL([COVERAGE], [test "$enable_coverage" != no])
])
