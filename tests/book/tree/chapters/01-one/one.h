#pragma once
int one(void);
int two(void);
