/* 7-work-line.h: a queue with two ends, folded over maps. */
#pragma once
#include <stddef.h>

/* A map turns a number x into a x + b. You know it by a ticket only. */
typedef int Map;

enum { IDENTITY = 0 };          // the map that leaves every number alone

/* The map that does `first` and then `second`. Given to you; every use is
   counted. It is associative, but then(f, g) is not then(g, f). */
Map then(Map first, Map second);

typedef enum { FRONT, BACK } End;

/* The work line; struct Line is yours to define. */
typedef struct Line Line;

Line *line_open(size_t room);           // never holds more maps than room
void  line_add(Line *line, End end, Map map);
void  line_drop(Line *line, End end);   // never asked of an empty line
Map   line_total(const Line *line);     // all maps, the one in front first
void  line_close(Line *line);
