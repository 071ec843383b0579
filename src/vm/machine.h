/*
 * machine: runs a compiled scene on a simulated heap.
 *
 * The machine makes real objects of the constants that the compiler left as
 * data, gives the module a namespace and a frame, and runs instructions until
 * the module ends, an exception is not caught, or a limit is reached.
 * Everything it does is told to the log; the machine itself shows nothing.
 *
 * Python-to-Python calls push a frame and go on in the same loop; only C code
 * that calls back (sorted with a key) runs a nested loop, which is counted.
 *
 * What can be called and imported is not the machine's business: a struct
 * machine_library tells it, so the layer above brings the built-ins.
 */
#ifndef REFSTEP_VM_MACHINE_H
#define REFSTEP_VM_MACHINE_H

#include "heap/runtime.h"
#include "lang/code.h"

struct machine; /* opaque outside vm */

/* What a scene finds without defining it. */
struct machine_library {
    /* Stores the built-in called name in result, or nothing if there is
     * none.  False with an exception raised. */
    bool (*find_builtin)(struct runtime *runtime, const char *name,
                         struct ref result);
    /* Stores the module called name in result, or nothing if there is
     * none. */
    bool (*find_module)(struct runtime *runtime, const char *name,
                        struct ref result);
    /* Calls add for the name of each built-in of the profile. */
    void (*each_builtin)(struct runtime *runtime,
                         void (*add)(const char *name, void *data),
                         void *data);
    /* Returns the module of that name if it has been imported, or NULL. */
    struct object *(*imported)(struct runtime *runtime, const char *name);
    /* Whether Python has a module of that name, simulated or not. */
    bool (*is_standard)(const char *module);
};

/* How a run ended. */
enum machine_outcome {
    MACHINE_FINISHED,  /* the module ran to its end */
    MACHINE_RAISED,    /* an exception was not caught */
    MACHINE_STOPPED    /* a limit of the simulator; runtime->stop_message */
};

/* Returns a machine for unit on runtime (both borrowed; runtime_init is done),
 * with the runtime's caches, the module's constants, namespace and frame made
 * and nothing run.  Sets the hooks of runtime. */
struct machine *machine_new(struct runtime *runtime, const struct unit *unit);

/* Frees the machine and the runtime's caches; before runtime_release. */
void machine_free(struct machine *machine);

/* Gives the machine its built-ins and modules (borrowed); without, a scene
 * finds none. */
void machine_set_library(struct machine *machine,
                         const struct machine_library *library);

/* Adds a line (copied) that input() will get. */
void machine_add_input(struct machine *machine, const char *line);

/* Names the scene and gives its text (both borrowed), for tracebacks. */
void machine_set_source(struct machine *machine, const char *file_name,
                        const char *source, size_t length);

/* Returns the next line for input(), or NULL when there are no more. */
const char *machine_next_input(struct runtime *runtime);

/* Runs the scene to its end, and then through the end of the program: the
 * parser's memory, the module's code and its names are let go, so that the
 * last step shows what is left.  Call it once. */
enum machine_outcome machine_run(struct machine *machine);

/* Makes the code object of a file of its own (CODE_LIBRARY) and stores it in
 * result; unit is taken over, also on failure. */
bool machine_load(struct runtime *runtime, struct unit *unit,
                  const char *file_name, struct ref result);

/* Lets a native frame hold, in further slots, what the parser's arena holds
 * while a text runs from which code was made (Python/pythonrun.c,
 * PyRun_StringFlags).  False with MemoryError raised. */
bool machine_hold_literals(struct runtime *runtime, struct object *code,
                           struct object *native);

/* Runs such a code object from the instruction at hand.  globals: a namespace;
 * names: NULL, or a namespace or mapping that the names of its top level go to
 * instead.  The value that it returns (None, of a module) is stored in result.
 * False with an exception raised. */
bool machine_run_code(struct runtime *runtime, struct object *code,
                      struct object *globals, struct object *names,
                      struct ref result);

/* Both in one. */
bool machine_run_unit(struct runtime *runtime, struct unit *unit,
                      const char *file_name, struct object *globals,
                      struct ref result);

/* Returns the namespace of the code that is running, and stores in names the
 * namespace or mapping that its names are in (a class body) or the dict of a
 * function's variables; nothing: just the first.  NULL with an error raised. */
struct object *machine_current_names(struct runtime *runtime,
                                     struct ref names);

/* Stores the function that a file of its own defines first (unit is taken
 * over), without running the file; globals: the namespace of its names. */
bool machine_make_function(struct runtime *runtime, struct unit *unit,
                           struct object *globals, struct ref result);

/* How the module traceback is to tell something. */
struct machine_report {
    bool alone;      /* without the exceptions that led to it */
    bool has_limit;  /* of places: the first ones, or (below 0) the last */
    int64_t limit;
};

/* Append an exception, which the caller holds, with all that led to it; the
 * places of a traceback object; the last line, "TypeError: message": as the
 * module traceback tells them.  report NULL: all there is. */
void machine_report(struct runtime *runtime, struct object *exception,
                    const struct machine_report *report, struct text *out);
void machine_report_places(struct runtime *runtime,
                           const struct object *traceback,
                           const struct machine_report *report,
                           struct text *out);
void machine_report_words(struct runtime *runtime, struct object *exception,
                          struct text *out);

/* What is known of a place; the texts are the caller's. */
struct machine_place {
    const char *file_name, *name; /* borrowed */
    uint32_t line;
    struct text source;           /* of that line, without blanks around it */
    struct text text;             /* as machine_report_places tells it */
};

/* Fills *place, empty before, from a traceback object or a frame object.
 * False: it is in the library, and so not told. */
bool machine_place_of(struct runtime *runtime, struct object *object,
                      struct machine_place *place);

/* Stores the object of the frame that many calls above the running one;
 * ValueError where there are not so many. */
bool machine_frame_at(struct runtime *runtime, size_t depth,
                      struct ref result);

/* Writes to standard error. */
void machine_complain(struct runtime *runtime, const struct text *text);

/* Returns the namespace of the built-ins that have been asked for. */
struct object *machine_builtins(struct runtime *runtime);

/* Finds what the machine itself has among the built-ins, __build_class__ and
 * __import__; stores nothing for another name. */
bool machine_find_builtin(struct runtime *runtime, const char *name,
                          struct ref result);

/* Returns the namespace of the scene; NULL once it is gone. */
struct object *machine_globals(struct runtime *runtime);

/* Returns the namespace of whoever called the library: that of the innermost
 * running frame whose namespace is another than the current one's; NULL: there
 * is none. */
struct object *machine_caller_globals(struct runtime *runtime);

/* Notes a function to be called when the program has ended (atexit.register);
 * keywords: a dict or NULL.  Forgets all that are equal to function. */
bool machine_at_exit(struct runtime *runtime, struct object *function,
                     struct object *arguments, struct object *keywords);
bool machine_not_at_exit(struct runtime *runtime, struct object *function);

/* Returns how many functions were noted, forgotten ones too. */
size_t machine_exit_count(struct runtime *runtime);

/* Calls them now and forgets them. */
void machine_run_exit_functions(struct runtime *runtime);

/* Returns what Python would have written to its error stream: the traceback
 * of the exception that ended the scene, and what was ignored before and
 * after.  Borrowed. */
const char *machine_traceback(const struct machine *machine);

/* Returns the status that python3 would have ended with: 0, 1, or what
 * sys.exit was given. */
int machine_exit_status(const struct machine *machine);

#endif
