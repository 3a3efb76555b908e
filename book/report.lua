-- Collects errors and warnings, and prints them all in one go, in order of
-- file and line, as a compiler would.
local M = {}

function M.new()
  local report = { errors = {}, warnings = {} }
  local function add(list, file, line, ...)
    list[#list + 1] = { file = file, line = line, text = string.format(...) }
  end
  function report.error(file, line, ...)
    add(report.errors, file, line, ...)
  end
  function report.warning(file, line, ...)
    add(report.warnings, file, line, 'warning: ' .. string.format(...))
  end
  return report
end

local function before(a, b)
  if a.file ~= b.file then return a.file < b.file end
  if a.line ~= b.line then return a.line < b.line end
  return a.text < b.text
end

local function print_all(list)
  table.sort(list, before)
  local last
  for _, e in ipairs(list) do
    local line = ('%s:%d: %s\n'):format(e.file, e.line, e.text)
    if line ~= last then io.stderr:write(line) end
    last = line
  end
end

-- Prints everything; ends the program with status 1 if there was an error.
function M.finish(report)
  print_all(report.warnings)
  print_all(report.errors)
  if #report.errors > 0 then os.exit(1) end
end

return M
