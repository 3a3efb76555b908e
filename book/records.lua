-- Reads what a lab recorded (book/results/NN-name/lab_x.rec).
local text = require 'strings'
local M = {}

local heads = { lab = true, digest = true, machine = true, compiler = true,
                seed = true, timing = true }

local function read_head(record, line, n, report)
  local key, value = line:match('^(%l+)%s+(.+)$')
  if not heads[key] then
    report.error(record.path, n, "malformed record: '%s' is not 'lab', "
                 .. "'digest', 'machine', 'compiler', 'seed' or 'timing'",
                 line)
  else
    record.head[key] = value
  end
end

local function read_value(record, line, n, report)
  local key, value = line:match('^([%w_.-]+) = (%S+)$')
  if not key then
    report.error(record.path, n, "malformed record: expected 'key = number'")
  elseif record.values[key] then
    report.error(record.path, n, "value '%s' is recorded twice", key)
  else
    record.values[key] = { text = value, line = n, record = record }
  end
end

local function read_claim(record, line, n, report)
  local key, expected, found, sentence =
    line:match('^([%w_.-]+) = (%u+) (%u+) | (.+)$')
  local verdict = { HOLDS = true, FAILS = true }
  if not (verdict[expected] and verdict[found]) then
    report.error(record.path, n, 'malformed record: expected '
                 .. "'key = HOLDS HOLDS | sentence'")
  elseif record.claims[key] then
    report.error(record.path, n, "claim '%s' is recorded twice", key)
  else
    record.claims[key] = { expected = expected, found = found, line = n,
                           sentence = sentence, record = record }
  end
end

local function read_row(record, line, n, report)
  local table_, cells = record.open, {}
  for cell in (line .. '\t'):gmatch('([^\t]*)\t') do
    cells[#cells + 1] = cell
  end
  if not table_.columns then
    table_.columns = cells
    for i, name in ipairs(cells) do table_.index[name] = i end
  elseif #cells ~= #table_.columns then
    report.error(record.path, n, "malformed record: %d cells in table '%s', "
                 .. 'which has %d columns', #cells, table_.name,
                 #table_.columns)
  else
    cells.line = n
    table_.rows[#table_.rows + 1] = cells
  end
end

-- A section's header: returns the reader of its lines.
local function open_section(record, line, n, report)
  local name = line:match('^%[table ([%w_.-]+)%]$')
  if name then
    if record.tables[name] then
      report.error(record.path, n, "table '%s' is recorded twice", name)
    end
    record.open = { name = name, line = n, index = {}, rows = {},
                    record = record }
    record.tables[name] = record.open
    return read_row
  end
  local reader = ({ ['[values]'] = read_value, ['[claims]'] = read_claim,
                    ['[output]'] = 'output' })[line]
  if not reader then
    report.error(record.path, n, "malformed record: '%s' is no section", line)
  end
  return reader
end

local function check_whole(record, report)
  if record.head.lab ~= record.name then
    report.error(record.path, 1, "malformed record: expected 'lab %s'",
                 record.name)
  end
  if not (record.head.digest or ''):find('^%x+$') then
    report.error(record.path, 1, 'malformed record: it has no digest')
  end
  for _, name in ipairs(text.keys(record.tables)) do
    local t = record.tables[name]
    if not t.columns then
      report.error(record.path, t.line, "malformed record: table '%s' has no "
                   .. 'columns', name)
      t.columns = {}
    end
  end
end

-- The record: name, chapter, head, values, claims, tables, output (lines).
function M.read(path, content, report)
  local chapter, name = path:match('([^/]+)/([^/]+)%.rec$')
  local record = { path = path, chapter = chapter, name = name, head = {},
                   values = {}, claims = {}, tables = {}, output = {} }
  local reader, output = read_head, false
  for n, line in ipairs(text.lines(content)) do
    if output then
      record.output[#record.output + 1] = line
    elseif line:find('^%[%l+ ?[%w_.-]*%]$') then
      reader = open_section(record, line, n, report)
      output = reader == 'output'
    elseif line ~= '' and reader then
      reader(record, line, n, report)
    end
  end
  check_whole(record, report)
  return record
end

local function equal(a, b)
  return a == b or (tonumber(a) and tonumber(a) == tonumber(b))
end

-- The rows of a table that meet `where` ("shape=random,k=10").
-- Returns nil and a message where a column is unknown or nothing is left.
function M.select(table_, where)
  local rows = table_.rows
  for _, condition in ipairs(where and text.split(where, ',') or {}) do
    local column, wanted = condition:match('^([^=]-)%s*=%s*(.*)$')
    if not column then
      return nil, ("condition '%s' is not 'column=value'"):format(condition)
    end
    local at, message = M.column(table_, column)
    if not at then return nil, message end
    local left = {}
    for _, row in ipairs(rows) do
      if equal(row[at], wanted) then left[#left + 1] = row end
    end
    rows = left
  end
  if #rows == 0 then
    return nil, ("no row of table '%s' has %s"):format(table_.name,
                                                       where or 'anything')
  end
  return rows
end

-- The index of a column, or nil and a message.
function M.column(table_, name)
  local at = table_.index[name]
  if at then return at end
  return nil, ("table '%s' has no column '%s'%s"):format(
    table_.name, name, text.meant(name, table_.index))
end

return M
