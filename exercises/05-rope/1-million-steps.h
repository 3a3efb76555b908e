/* 1-million-steps.h: turning an arrow very often, without an angle. */
#pragma once

/* One step turns the arrow (1, 0) into the direction of (step[0], step[1]).
   Turns `arrow`, of two numbers, by m such steps, in place; back where m is
   negative. Its length stays. */
void take_steps(const float step[2], int m, float arrow[2]);
