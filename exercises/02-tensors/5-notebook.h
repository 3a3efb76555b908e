/* 5-notebook.h: there and back with few pages. */
#pragma once

/* Given to you. Page `from` holds what goes into layer number `layer`; writes
   what comes out of it to page `to`, which may be the same. Every use is
   counted. */
void walk_forward(int layer, int from, int to);

/* Given to you. Page `page` holds what goes into layer number `layer`, and
   the gradient has come back as far as this layer: takes it through. To be
   used once for each layer, the last one first. */
void walk_back(int layer, int page);

/* Takes the gradient back through layers n-1, ..., 0. Page 0 holds what goes
   into layer 0; there are pages 0, ..., pages-1 in all. n is at least 1, pages
   at least 2. Uses walk_forward as seldom as can be. */
void there_and_back(int n, int pages);
