#include "object/class_slots.h"

void
class_slots_update(struct runtime *runtime, struct class *class)
{
    (void)runtime;
    (void)class;
}
