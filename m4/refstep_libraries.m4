# The libraries refstep needs.  pkg-config is asked when it is there, but its
# own macros are not used: a machine without pkg.m4 would get a broken
# configure script.

AC_ARG_VAR([PKG_CONFIG], [path of pkg-config])

AC_DEFUN([REFSTEP_PKG_CONFIG],
[AS_IF([test -z "$PKG_CONFIG"], [AC_PATH_TOOL([PKG_CONFIG], [pkg-config])])])

# REFSTEP_PKG(MODULES, CFLAGS-VARIABLE, LIBS-VARIABLE): what pkg-config says
# of MODULES, or nothing.  Feature macros are left out: ncursesw.pc sets
# _XOPEN_SOURCE, and config.h has set them already.
AC_DEFUN([REFSTEP_PKG],
[AC_REQUIRE([REFSTEP_PKG_CONFIG])dnl
$2=
$3=
AS_IF([test -n "$PKG_CONFIG" && $PKG_CONFIG --exists $1 2>/dev/null],
    [$2=`$PKG_CONFIG --cflags $1 |
        $SED 's/-D_[[A-Z]]*_SOURCE[[^ ]]*//g'`
    $3=`$PKG_CONFIG --libs $1`])
])

# REFSTEP_GMP: integers of any size.
AC_DEFUN([REFSTEP_GMP],
[REFSTEP_PKG([gmp], [GMP_CFLAGS], [GMP_LIBS])
AS_IF([test -z "$GMP_LIBS"], [GMP_LIBS=-lgmp])
refstep_save_LIBS=$LIBS
refstep_save_CPPFLAGS=$CPPFLAGS
LIBS="$GMP_LIBS $LIBS"
CPPFLAGS="$CPPFLAGS $GMP_CFLAGS"
AC_MSG_CHECKING([for GMP])
AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <gmp.h>]],
        [[mpz_t n; mpz_init(n); mpz_clear(n);]])],
    [AC_MSG_RESULT([$GMP_LIBS])],
    [AC_MSG_RESULT([no])
    AC_MSG_ERROR([GMP was not found.
  Debian, Ubuntu: libgmp-dev   Fedora: gmp-devel   Arch: gmp
  Alpine: gmp-dev   Homebrew: gmp
  ./bootstrap installs it.])])
LIBS=$refstep_save_LIBS
CPPFLAGS=$refstep_save_CPPFLAGS
AC_SUBST([GMP_CFLAGS])
AC_SUBST([GMP_LIBS])
])

# REFSTEP_TRY_CURSES(CFLAGS, LIBS, HEADER-DIRECTORY): take this curses if a
# program with wide characters and panels links with it.  The name of a
# library says too little: some systems have only a wide one called ncurses,
# some split it (tinfo), some need a macro for the wide functions.
AC_DEFUN([REFSTEP_TRY_CURSES],
[AS_IF([test "$refstep_curses" = no],
    [refstep_save_LIBS=$LIBS
    refstep_save_CPPFLAGS=$CPPFLAGS
    LIBS="$2 $LIBS"
    CPPFLAGS="$CPPFLAGS $1"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[
            #define NCURSES_WIDECHAR 1
            #include <$3curses.h>
            #include <$3panel.h>
        ]], [[
            cchar_t cell;
            wchar_t text[2] = { L'x', 0 };
            if (setcchar(&cell, text, A_BOLD, 0, 0) == ERR)
                return 1;
            mvadd_wch(0, 0, &cell);
            new_panel(stdscr);
            update_panels();
            return keyname(0) == 0 || cbreak() == ERR;
        ]])],
        [refstep_curses=yes
        CURSES_CFLAGS="$1"
        CURSES_LIBS="$2"
        refstep_curses_dir="$3"])
    LIBS=$refstep_save_LIBS
    CPPFLAGS=$refstep_save_CPPFLAGS])
])

# REFSTEP_CURSES: a curses with wide characters and panels.
AC_DEFUN([REFSTEP_CURSES],
[REFSTEP_PKG([panelw ncursesw], [refstep_pc_cflags], [refstep_pc_libs])
REFSTEP_PKG([panel ncurses], [refstep_pn_cflags], [refstep_pn_libs])
AC_MSG_CHECKING([for a curses with wide characters and panels])
refstep_curses=no
for refstep_wide in "" -D_XOPEN_SOURCE_EXTENDED=1; do
    AS_IF([test -n "$refstep_pc_libs"],
        [REFSTEP_TRY_CURSES([$refstep_pc_cflags $refstep_wide],
            [$refstep_pc_libs], [])
        REFSTEP_TRY_CURSES([$refstep_pc_cflags $refstep_wide],
            [$refstep_pc_libs -ltinfo], [])])
    for refstep_libs in "-lpanelw -lncursesw" "-lpanelw -lncursesw -ltinfow" \
        "-lpanelw -lncursesw -ltinfo" "-lpanel -lncurses" \
        "-lpanel -lncurses -ltinfo" "-lpanel -lcurses"; do
        REFSTEP_TRY_CURSES([$refstep_wide], [$refstep_libs], [])
        REFSTEP_TRY_CURSES([$refstep_wide], [$refstep_libs], [ncursesw/])
    done
    AS_IF([test -n "$refstep_pn_libs"],
        [REFSTEP_TRY_CURSES([$refstep_pn_cflags $refstep_wide],
            [$refstep_pn_libs], [])])
done
AS_IF([test "$refstep_curses" = no],
    [AC_MSG_RESULT([no])
    AC_MSG_ERROR([no curses with wide characters and panels was found.
  Debian, Ubuntu: libncurses-dev   Fedora: ncurses-devel   Arch: ncurses
  Alpine: ncurses-dev   Homebrew: ncurses
  ./bootstrap installs it.])])
AC_MSG_RESULT([$CURSES_LIBS])
AS_IF([test -n "$refstep_curses_dir"],
    [AC_DEFINE([CURSES_IN_SUBDIRECTORY], [1],
        [Define if the header is <ncursesw/curses.h>.])])
AC_SUBST([CURSES_CFLAGS])
AC_SUBST([CURSES_LIBS])
])

# REFSTEP_CHECK: the unit test library.  It may be absent; then the unit
# tests are skipped, and "make check" says so.
AC_DEFUN([REFSTEP_CHECK],
[REFSTEP_PKG([check], [CHECK_CFLAGS], [CHECK_LIBS])
AC_MSG_CHECKING([for Check, the unit test library])
refstep_check=no
for refstep_libs in "$CHECK_LIBS" "-lcheck" \
    "-lcheck -lsubunit -lrt -lm -lpthread" "-lcheck -lrt -lm -lpthread"; do
    AS_IF([test "$refstep_check" = no],
        [refstep_save_LIBS=$LIBS
        refstep_save_CPPFLAGS=$CPPFLAGS
        LIBS="$refstep_libs $LIBS"
        CPPFLAGS="$CPPFLAGS $CHECK_CFLAGS"
        AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <check.h>]],
                [[SRunner *runner = srunner_create(suite_create(""));
                srunner_run_all(runner, CK_SILENT);
                return srunner_ntests_failed(runner);]])],
            [refstep_check=yes
            CHECK_LIBS="$refstep_libs"])
        LIBS=$refstep_save_LIBS
        CPPFLAGS=$refstep_save_CPPFLAGS])
done
AC_MSG_RESULT([$refstep_check])
AM_CONDITIONAL([HAVE_CHECK], [test "$refstep_check" = yes])
AC_SUBST([CHECK_CFLAGS])
AC_SUBST([CHECK_LIBS])
])
