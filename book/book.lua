-- Loads the files of the book that its programs are told of in BOOK_FILES.
local text = require 'strings'
local source = require 'source'
local records = require 'records'
local chapter = require 'chapter'
local exercises = require 'exercises'
local M = {}

local function empty_chapter(name)
  return { name = name, number = tonumber(name:match('^%d+')), sources = {},
           exercises = {}, records = {}, values = {}, claims = {} }
end

-- The values and claims of all labs of a chapter, under one roof.
local function gather(of, record, report)
  for _, what in ipairs { 'values', 'claims' } do
    for _, key in ipairs(text.keys(record[what])) do
      local item, other = record[what][key], of[what][key]
      if other then
        report.error(record.path, item.line, "'%s' is also recorded by %s",
                     key, other.record.name)
      end
      of[what][key] = item
    end
  end
end

local function chapter_of(book, name)
  if not book.chapters[name] then book.chapters[name] = empty_chapter(name) end
  return book.chapters[name]
end

local function read_bib(book, _, content)
  for kind, key in content:gmatch('@(%a+)%s*{%s*([^%s,]+)%s*,') do
    if kind:lower() ~= 'comment' then book.bib[key] = true end
  end
end

local function read_digests(book, _, content)
  for lab, digest in content:gmatch('(%S+)%s+(%x+)') do
    book.digests[lab] = digest
  end
end

-- Readers by the form of the path; the capture is the chapter or page that
-- the file belongs to. The last two belong to the whole book.
local readers = {
  { '^chapters/([^/]+)/chapter%.md$', function(book, path, content, name)
      chapter_of(book, name).page = chapter.read(path, content, book.report)
    end },
  { '^chapters/([^/]+)/[^/]+%.[ch]$', function(book, path, content, name)
      local list = chapter_of(book, name).sources
      list[#list + 1] = source.read(path, content, book.report)
    end },
  { '^solutions/([^/]+)/%d+%-[^/]+%.c$', function(book, path, content, name)
      local list = chapter_of(book, name).exercises
      list[#list + 1] = exercises.read(path, content, book.report)
      exercises.sort(list)
    end },
  { '^book/results/([^/]+)/[^/]+%.rec$', function(book, path, content, name)
      local record = records.read(path, content, book.report)
      local of = chapter_of(book, name)
      of.records[record.name] = record
      gather(of, record, book.report)
    end },
  { '^book/([^/]+)%.md$', function(book, path, content, name)
      book.pages[name] = empty_chapter(name)
      book.pages[name].page = chapter.read(path, content, book.report)
    end },
  { '%.bib$', read_bib, shared = true },
  { '/digests$', read_digests, shared = true },
}

local function load_file(book, path, only)
  for _, reader in ipairs(readers) do
    local name = path:match(reader[1])
    if name and (not only or reader.shared or name == only) then
      local content = text.read(path)
      if content then
        reader[2](book, path, content, name)
      else
        book.report.error(path, 1, 'no such file')
      end
      return
    end
  end
end

-- Loads the book. With `only`, the files of other chapters are left out.
function M.load(files, report, only)
  local book = { report = report, chapters = {}, pages = {}, bib = {},
                 digests = {} }
  local paths = text.words(files)
  table.sort(paths)
  for _, path in ipairs(paths) do load_file(book, path, only) end
  return book
end

-- The chapters in order.
function M.in_order(book)
  local list = {}
  for _, name in ipairs(text.keys(book.chapters)) do
    list[#list + 1] = book.chapters[name]
  end
  return list
end

-- All regions of a chapter by name.
function M.regions(of)
  local map = {}
  for _, file in ipairs(of.sources) do
    for _, region in ipairs(file.regions) do
      map[region.name] = map[region.name] or region
    end
  end
  return map
end

return M
