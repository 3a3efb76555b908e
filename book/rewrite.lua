-- Rewrites a chapter's Markdown before pandoc reads it. Values are put in as
-- text, so that they survive in formulas, tables and headings alike; what the
-- scanner has found is numbered, so that the weaver need not parse it again.
-- No line is added or removed: pandoc's warnings name the right ones.
local number = require 'number'
local M = {}

local function edit(edits, from, to, with)
  edits[#edits + 1] = { from = from, to = to, with = with }
end

local function newlines(text)
  return (text:gsub('[^\n]', ''))
end

-- A block's attributes become {.weave n="7"}: index 7 of chapter.blocks.
local function edit_blocks(chapter, edits)
  for i, block in ipairs(chapter.blocks) do
    if block.kind ~= 'pipe' then
      local from = chapter.starts[block.first]
      local to = (chapter.starts[block.info_end + 1] or #chapter.text + 1) - 2
      local old = chapter.text:sub(from, to)
      edit(edits, from, to, ('%s%s {.weave n="%d"}%s'):format(
        old:match('^%s*'), block.ticks, i, newlines(old)))
    end
  end
end

-- A numbered equation becomes [$$...$$]{.equation #eq-x}.
local function edit_equations(chapter, edits)
  for _, formula in ipairs(chapter.math) do
    if formula.id then
      edit(edits, formula.from, formula.from - 1, '[')
      edit(edits, formula.to + 1, formula.stop,
           (']{.equation #%s}'):format(formula.id))
    elseif formula.stop > formula.to then
      edit(edits, formula.to + 1, formula.stop, '')
    end
  end
end

-- Every heading gets its id.
local function edit_headings(chapter, edits)
  for _, label in ipairs(chapter.labels) do
    if label.kind == 'section' then
      local from = chapter.starts[label.line]
      local to = (chapter.text:find('\n', from) or #chapter.text + 1) - 1
      local line = chapter.text:sub(from, to)
      local brace = line:find('{[^{}]*}%s*$')
      if not brace then
        edit(edits, to + 1, to, (' {#%s}'):format(label.id))
      elseif not line:find('#', brace, true) then
        edit(edits, from + brace, from + brace - 1, ('#%s '):format(label.id))
      end
    end
  end
end

local function edit_values(chapter, edits, values)
  for _, use in ipairs(chapter.values) do
    edit(edits, use.from, use.to,
         number.format(values[use.key].text, use.format, use.math))
  end
end

-- The chapter's text as pandoc shall read it.
function M.run(chapter, values)
  local edits, out, pos = {}, {}, 1
  edit_blocks(chapter, edits)
  edit_equations(chapter, edits)
  edit_headings(chapter, edits)
  edit_values(chapter, edits, values)
  for _, comment in ipairs(chapter.comments) do
    edit(edits, comment.from, comment.to,
         newlines(chapter.text:sub(comment.from, comment.to)))
  end
  table.sort(edits, function(a, b) return a.from < b.from end)
  for _, e in ipairs(edits) do
    -- a value in a block's attributes is put in when the block is woven
    if e.from >= pos then
      out[#out + 1] = chapter.text:sub(pos, e.from - 1)
      out[#out + 1] = e.with
      pos = e.to + 1
    end
  end
  out[#out + 1] = chapter.text:sub(pos)
  return table.concat(out)
end

return M
