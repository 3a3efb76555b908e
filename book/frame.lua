-- What surrounds a page: titles, navigation, the table of chapters.
local M = {}

-- The pages besides the chapters, in the order of the contents.
local before, after = { 'front' }, { 'notation', 'glossary', 'teacher' }

function M.href(name)
  return (name == 'front' and 'index' or name) .. '.html'
end

-- Titles may hold inline Markdown.
local function inlines(markdown)
  local block = pandoc.read(markdown, 'markdown').blocks[1]
  return block and block.content or {}
end

-- All pages in reading order: { name, number, title }.
local function all_pages(index)
  local list = {}
  local function add(names)
    for _, name in ipairs(names) do
      if index.pages[name] then
        list[#list + 1] = { name = name, title = index.pages[name] }
      end
    end
  end
  add(before)
  for _, chapter in ipairs(index.chapters) do list[#list + 1] = chapter end
  add(after)
  return list
end

local function meta_inlines(words)
  return pandoc.MetaInlines(inlines(words))
end

local function navigation(page, meta)
  local pages, nav = all_pages(page.index), {}
  for i, other in ipairs(pages) do
    local current = other.name == page.name
    nav[i] = { title = meta_inlines(other.title), href = M.href(other.name),
               number = other.number, current = current or nil }
    if current and pages[i - 1] then
      meta['prev-href'] = M.href(pages[i - 1].name)
      meta['prev-title'] = meta_inlines(pages[i - 1].title)
    end
    if current and pages[i + 1] then
      meta['next-href'] = M.href(pages[i + 1].name)
      meta['next-title'] = meta_inlines(pages[i + 1].title)
    end
  end
  meta.nav = nav
end

-- Sets the variables of book/page.html. In the EPUB a chapter starts with its
-- title as a heading instead.
function M.set(page, doc)
  local meta, of = doc.meta, page.of
  meta['link-citations'] = true
  meta.page = page.name
  if page.epub then
    local title = inlines(of.page.meta.title)
    if of.number then
      title = inlines(('%d. %s'):format(of.number, of.page.meta.title)
                      :gsub('^(%d+)%.', '%1\\.'))
    end
    local id = (of.number and 'ch-' or 'page-') .. page.name
    doc.blocks:insert(1, pandoc.Header(1, title, { id }))
    return
  end
  meta['chapter-number'] = of.number and tostring(of.number)
  meta['description-meta'] = of.page.meta.summary
  navigation(page, meta)
end

-- The table of chapters on the front page.
function M.chapters(page)
  local rows = {}
  for _, chapter in ipairs(page.index.chapters) do
    local target = page.epub and '#ch-' .. chapter.name or M.href(chapter.name)
    rows[#rows + 1] = {
      { pandoc.Plain { pandoc.Str(chapter.number) } },
      { pandoc.Plain { pandoc.Link(inlines(chapter.title), target) } },
      { pandoc.Plain(inlines(chapter.summary)) },
      { pandoc.Plain { pandoc.Str(chapter.hours) } } }
  end
  local heads = {}
  for i, head in ipairs { 'No.', 'Chapter', 'What you will build', 'Hours' } do
    heads[i] = { pandoc.Plain { pandoc.Str(head) } }
  end
  local aligns = { pandoc.AlignRight, pandoc.AlignLeft, pandoc.AlignLeft,
                   pandoc.AlignRight }
  local simple = pandoc.SimpleTable({}, aligns, { 0, 0, 0, 0 }, heads, rows)
  return pandoc.utils.from_simple_table(simple)
end

return M
