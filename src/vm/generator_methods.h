/*
 * generator_methods: the tables of generator_type, and what they share with
 * the operations of generators.  For the files of generators only.
 */
#ifndef REFSTEP_VM_GENERATOR_METHODS_H
#define REFSTEP_VM_GENERATOR_METHODS_H

#include "vm/generator.h"

extern const struct method generator_methods[];
extern const struct getter generator_getters[];

/* Tells a caller what came of running a generator as methods do: true when it
 * yielded; a return raises StopIteration(value). */
bool generator_end(struct runtime *runtime, enum generator_outcome outcome,
                   struct ref result);

/* Lets a waiting generator go on with what already lies on its stack. */
enum generator_outcome generator_go_on(struct runtime *runtime,
                                       struct object *generator,
                                       struct ref result);

/* Ends a waiting generator: lets go of the variables and of the stack, but not
 * of the function, which is the generator's until it dies. */
void generator_drop_locals(struct runtime *runtime,
                           struct generator *generator);

#endif
