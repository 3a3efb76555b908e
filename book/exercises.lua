-- Exercises: reads the header comment of a source in solutions/, and weaves
-- its task into the chapter. The hints stay out; the grader tells those, and
-- checks the rest of the form.
local M = {}

local keys = { difficulty = true, points = true, parts = true, time = true }

-- The comment's lines without their stars.
local function header_lines(content)
  local lines = {}
  for line in (content:match('^/%*(.-)%*/') or ''):gmatch('[^\n]+') do
    lines[#lines + 1] = line:match('^%s*%*? ?(.*)$')
  end
  return lines
end

-- One exercise: number, title, difficulty, points, time and task.
function M.read(path, content, report)
  local number, slug = path:match('/(%d+)%-([^/]+)%.c$')
  local exercise = { path = path, number = tonumber(number), slug = slug }
  local task = {}
  for _, line in ipairs(header_lines(content)) do
    local key, value = line:match('^(%l+): *(.*)$')
    if key == 'hint' or key == 'after' then break end
    if not exercise.title then
      exercise.title = line:match('%S') and line
    elseif keys[key] then
      exercise[key] = value
    else
      task[#task + 1] = line
    end
  end
  exercise.task = table.concat(task, '\n')
  for _, key in ipairs { 'title', 'difficulty', 'points', 'time' } do
    if not exercise[key] then
      report.error(path, 1, "the header comment has no '%s'", key)
    end
  end
  return exercise
end

-- Says where a chapter leaves its exercises out.
function M.check(of, report)
  local woven = ('\n' .. of.page.text):find('\n::: exercises%s*\n')
  if #of.exercises > 0 and not woven then
    report.error(of.exercises[1].path, 1,
                 "this chapter's prose has no '::: exercises'")
  end
end

local function plural(n, word)
  return ('%s %s%s'):format(n, word, n == '1' and '' or 's')
end

-- All exercises of the page's chapter, as blocks.
function M.weave(page)
  local blocks = pandoc.List {}
  for _, exercise in ipairs(page.of.exercises) do
    local ex = ('%d.%d'):format(page.of.number, exercise.number)
    local id = ('ex-%d-%d'):format(page.of.number, exercise.number)
    local title = pandoc.read(exercise.title, page.format).blocks[1].content
    title:insert(1, pandoc.Space())
    title:insert(1, pandoc.Str(ex .. '.'))
    title:insert(1, pandoc.Space())
    title:insert(1, pandoc.Str('Exercise'))
    blocks:insert(pandoc.Header(3, title, { id, { 'unnumbered' } }))
    local facts = ('%s, %s, about %s. Write it in `exercises/%s/%d-%s.c`, then '
      .. '`make check EX=%s`.'):format(exercise.difficulty,
      plural(exercise.points, 'point'), exercise.time, page.of.name,
      exercise.number, exercise.slug, ex)
    blocks:extend(pandoc.read(facts .. '\n\n' .. exercise.task,
                              page.format).blocks)
  end
  return blocks
end

-- By their numbers.
function M.sort(list)
  table.sort(list, function(a, b) return a.number < b.number end)
end

return M
