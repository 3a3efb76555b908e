-- What a block of the prose shows of a record: lines of output, rows of a
-- table, the data of a figure. Each function returns nil and a message where
-- the block asks for something that is not there, so that the scanner and the
-- weaver agree on what is right.
local text = require 'strings'
local number = require 'number'
local records = require 'records'
local M = {}

-- The first and last line of the output that `lines` names ("3-9", "3-").
function M.range(lines, record)
  local count = #record.output
  if count == 0 then
    return nil, ("lab '%s' printed nothing"):format(record.name)
  end
  if not lines then return 1, count end
  local first, dash, last = lines:match('^(%d+)(%-?)(%d*)$')
  first = tonumber(first)
  last = tonumber(last) or (dash == '-' and count) or first
  if not first or first < 1 or first > last then
    return nil, ("lines '%s' is not a range such as 3-9 or 3-"):format(lines)
  elseif last > count then
    return nil, ("lines %s of an output of %d lines"):format(lines, count)
  end
  return first, last
end

local function find_table(block, record)
  local name = block.attr.value.table
  local found = record.tables[name]
  if not found then
    return nil, ("lab '%s' records no table '%s'%s"):format(record.name,
      name or '', text.meant(name or '', record.tables))
  end
  found.used = true
  return found
end

-- The rows that a block selects, and their table.
local function selected(block, record)
  local found, message = find_table(block, record)
  if not found then return nil, message end
  local rows
  rows, message = records.select(found, block.attr.value.where)
  return rows, rows and found or message
end

-- The columns of a table block, each with index, format and head.
local function columns(block, from)
  local list = {}
  local cols = block.attr.value.cols
  for _, col in ipairs(cols and text.split(cols, ',') or from.columns) do
    local name, format = col:match('^(.-):(.*)$')
    local at, message = records.column(from, name or col)
    if not at then return nil, message end
    list[#list + 1] = { at = at, format = format, head = name or col }
  end
  local heads = block.attr.value.heads
  heads = heads and text.split(heads, ',')
  if heads and #heads ~= #list then
    return nil, ('%d heads for %d columns'):format(#heads, #list)
  end
  for i, head in ipairs(heads or {}) do list[i].head = head end
  return list
end

-- A recorded table: columns (head, right) and rows of finished text.
function M.table(block, record)
  local rows, from = selected(block, record)
  if not rows then return nil, from end
  local cols, message = columns(block, from)
  if not cols then return nil, message end
  local out = { columns = cols, rows = {} }
  for _, col in ipairs(cols) do col.right = true end
  for i, row in ipairs(rows) do
    out.rows[i] = {}
    for j, col in ipairs(cols) do
      out.rows[i][j], message = number.format(row[col.at], col.format)
      if not out.rows[i][j] then return nil, message end
      col.right = col.right and tonumber(row[col.at]) ~= nil
    end
  end
  return out
end

local function cell_number(row, at, from)
  local value = tonumber(row[at])
  if value and value == value and value - value == 0 then return value end
  return nil, ("'%s' in column '%s' is not a number"):format(
    row[at], from.columns[at])
end

local function check_scale(value, scale, name)
  if scale and scale ~= 'log' and scale ~= 'linear' then
    return nil, ("scale '%s' is neither log nor linear"):format(scale)
  elseif scale == 'log' and value <= 0 then
    return nil, ("%g in column '%s' has no place on a log axis")
      :format(value, name)
  end
  return true
end

local function find_columns(from, names)
  local list = {}
  for _, name in ipairs(names) do
    local at, message = records.column(from, name)
    if not at then return nil, message end
    list[#list + 1] = at
  end
  return list
end

-- Adds one point to the series of that name.
local function add_point(data, name, x, y)
  local series = data.index[name]
  if not series then
    series = { name = name }
    data.index[name] = series
    data[#data + 1] = series
  end
  series[#series + 1] = { x = x, y = y }
end

local function row_point(data, row, from, spec)
  local x, message = row[spec.x], nil
  if spec.numeric then
    x, message = cell_number(row, spec.x, from)
    if not x then return nil, message end
    local ok
    ok, message = check_scale(x, spec.xscale, from.columns[spec.x])
    if not ok then return nil, message end
  end
  for _, at in ipairs(spec.ys) do
    local y, ok
    y, message = cell_number(row, at, from)
    if not y then return nil, message end
    ok, message = check_scale(y, spec.yscale, from.columns[at])
    if not ok then return nil, message end
    add_point(data, spec.by and row[spec.by] or from.columns[at], x, y)
  end
  return true
end

-- The series of a line or bar figure: a list of { name, {x, y}, ... }.
function M.series(block, record)
  local rows, from = selected(block, record)
  if not rows then return nil, from end
  local value = block.attr.value
  local at, message = find_columns(from, { value.x or '', value.by })
  if not at then return nil, message end
  local ys
  ys, message = find_columns(from, text.split(value.y or '', ','))
  if not ys then return nil, message end
  local spec = { x = at[1], by = at[2], ys = ys, xscale = value.xscale,
                 yscale = value.yscale, numeric = value.kind == 'lines' }
  local data = { index = {} }
  for _, row in ipairs(rows) do
    local ok
    ok, message = row_point(data, row, from, spec)
    if not ok then return nil, message end
  end
  if #data > 8 then
    return nil, ('%d series: a figure holds 8 at most'):format(#data)
  end
  return data
end

-- A heat map: xs, ys (their names in order) and value[y][x].
function M.grid(block, record)
  local rows, from = selected(block, record)
  if not rows then return nil, from end
  local value = block.attr.value
  local at, message = find_columns(from, { value.x or '', value.y or '',
                                           value.value or '' })
  if not at then return nil, message end
  if value.format and not number.valid(value.format) then
    return number.format('0', value.format)
  end
  local grid = { xs = {}, ys = {}, value = {} }
  local seen = {}
  for _, row in ipairs(rows) do
    local x, y = row[at[1]], row[at[2]]
    local v
    v, message = cell_number(row, at[3], from)
    if not v then return nil, message end
    if not grid.value[y] then
      grid.value[y] = {}
      table.insert(grid.ys, y)
    end
    if not seen[x] then
      seen[x] = true
      table.insert(grid.xs, x)
    end
    grid.value[y][x] = v
  end
  return grid
end

local function check_legend(legend)
  for _, item in ipairs(legend and text.split(legend, ',') or {}) do
    if not item:find('^.=.') then
      return nil, ("legend '%s' is not 'mark=words'"):format(item)
    end
  end
  return true
end

-- Rows of boxes: each with step, label, cells, marks and note.
function M.steps(block, record)
  local rows, from = selected(block, record)
  if not rows then return nil, from end
  local ok, wrong = check_legend(block.attr.value.legend)
  if not ok then return nil, wrong end
  local at, message = find_columns(from, { 'step', 'label', 'cells', 'mark' })
  if not at then return nil, message end
  local steps, note = {}, from.index.note
  for i, row in ipairs(rows) do
    local cells, marks = text.words(row[at[3]]), text.words(row[at[4]])
    if #cells ~= #marks then
      return nil, ("row %d of table '%s' has %d cells and %d marks"):format(
        i, from.name, #cells, #marks)
    end
    steps[i] = { step = row[at[1]], label = row[at[2]], cells = cells,
                 marks = marks, note = note and row[note] or '' }
  end
  return steps
end

M.kinds = { lines = M.series, bars = M.series, heat = M.grid,
            cells = M.steps }

-- The data that a figure draws.
function M.figure(block, record)
  local kind = block.attr.value.kind or ''
  if not M.kinds[kind] then
    return nil, ("no figure is of the kind '%s'%s"):format(
      kind, text.meant(kind, M.kinds))
  end
  return M.kinds[kind](block, record)
end

-- Whether a block of this record can be shown; else nil and a message.
function M.check(block, record)
  if block.kind == 'out' then return M.range(block.attr.value.lines, record) end
  local found, message = find_table(block, record)
  if not found then return nil, message end
  return (block.kind == 'table' and M.table or M.figure)(block, record)
end

return M
