#include "typed/layout.h"

#include <algorithm>

#include "base/text.h"
#include "typed/same_name.h"

namespace xingji::typed {
namespace {

bool has_one_word(const Row& row) {
  return std::count_if(row.cells.begin(), row.cells.end(),
                       [](const std::string& each) { return !each.empty(); }) <= 1;
}

// "93%" of ": 93%", "是93%" and "为 93%" behind a name.
std::string_view behind_name(std::string_view rest) {
  const auto skip = [&] {
    rest.remove_prefix(std::min(rest.find_first_not_of(" :="), rest.size()));
  };
  skip();
  for (const std::string_view verb : {"是", "为"}) {
    if (!rest.starts_with(verb)) continue;
    rest.remove_prefix(verb.size());
    break;
  }
  skip();
  return rest;
}

bool begins_with_value(std::string_view rest) {
  rest = behind_name(rest);
  return looks_like_value(rest.substr(0, rest.find(' ')));
}

// Where the words begin of which a known name at `at` is the last: behind a sign, a number, or a
// space that follows Chinese, which has none inside a name: "not shipped within 48 hours" is one.
std::size_t begin_of_name(std::string_view text, std::size_t at) {
  std::size_t from = text.substr(0, at).find_last_of(",;:|)]0123456789") + 1;
  for (std::size_t i = from; i < at; ++i) {
    const bool is_behind_chinese = i > 0 && (static_cast<unsigned char>(text[i - 1]) & 0x80U) != 0;
    if (text[i] == ' ' && is_behind_chinese) from = i + 1;
  }
  return from;
}

}  // namespace

Layout::Layout(const std::string& text, const Names& names, Day day)
    : names_(names), day_(day), rows_(rows_of(text, day)) {
  for (Row& row : rows_) {
    join_name(row);
    part_names(row);
    heads_.push_back(may_head(row));
  }
  has_values_above_ = are_values_above();
}

// A name with commas of its own is one cell: "异常售后地址、拒开发票 1次".
void Layout::join_name(Row& row) const {
  if (!row.is_sheet) return;
  const auto head = names_.find_head(row.line);
  if (!head || !(head->rest.empty() || head->rest.starts_with(' '))) return;
  if (row.line.size() - head->rest.size() <= row.cells.front().size()) return;
  row.cells = {row.line};
  row.is_sheet = false;
}

// "客服好评率93% 发货率92%" are two cells.
void Layout::part_names(Row& row) const {
  if (row.is_sheet) return;
  const std::string_view line = row.line;
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool may_begin =
        at == 0 || std::string_view(" ;,)%0123456789").find(line[at - 1]) != std::string_view::npos;
    const auto head = may_begin ? names_.find_head(line.substr(at)) : std::nullopt;
    if (!head || !begins_with_value(head->rest)) continue;
    begins.push_back(at);
    at = line.size() - head->rest.size() - 1;
  }
  if (begins.size() < 2) return;
  begins.front() = 0;
  begins.push_back(line.size());
  row.cells.clear();
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    std::string_view cell = line.substr(begins[i], begins[i + 1] - begins[i]);
    while (!cell.empty() && std::string_view(" ;,").find(cell.back()) != std::string_view::npos) {
      cell.remove_suffix(1);
    }
    row.cells.emplace_back(cell);
  }
}

bool Layout::are_values_above() const {
  std::optional<std::size_t> first;
  std::size_t last = 0;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    if (rows_[r].is_sheet || !is_bare_name(r)) continue;
    if (!first) first = r;
    last = r;
  }
  return first && *first > 0 && is_lone_number(*first - 1) && is_lone_number(last - 1) &&
         !(last + 1 < rows_.size() && is_lone_number(last + 1));
}

bool Layout::is_bare_name(std::size_t r) const {
  std::string_view rest;
  return rows_[r].cells.size() == 1 && named(cell(r, 0), rest) && rest.empty();
}

std::optional<Thing> Layout::named(const std::string& cell, std::string_view& rest) const {
  const auto [at, is_new] = known_.try_emplace(cell);
  Known& known = at->second;
  if (is_new) {
    known.thing = look_up(cell, rest);
    if (!rest.empty()) known.rest_from = static_cast<std::size_t>(rest.data() - cell.data());
    known.rest_size = rest.size();
  }
  rest = std::string_view(cell).substr(known.rest_from, known.rest_size);
  return known.thing;
}

std::optional<Thing> Layout::look_up(const std::string& cell, std::string_view& rest) const {
  rest = {};
  if (cell.empty() || day_of(cell, day_)) return std::nullopt;
  const auto head = names_.find_head(cell);
  if (looks_like_value(cell) && !head) {
    return begins_with_time(cell) ? names_.find(cell).thing : names_.find_exact(cell);
  }
  // "平台求助率 --" is more than the name; 3分钟响应率 begins with a number and is one.
  const bool has_more = head && head->rest.starts_with(' ');
  Meant meant = names_.find(cell);
  if (meant.thing && !meant.is_guess && !has_more) return meant.thing;
  // "旗舰店 是", "行业 生鲜".
  if (!meant.thing && has_more && !means_another(head->rest, ""))
    meant = {head->thing, true, {}, {}, {}};
  if (is_heading(cell) || is_unit(cell)) return std::nullopt;
  if (head) {
    if (narrows(head->rest.substr(0, head->rest.find_first_of(" 0123456789")))) return std::nullopt;
    const std::string_view behind = behind_name(head->rest);
    if (!numbers_in(behind, Part::unsaid).empty()) {
      rest = trim(behind);
      return head->thing;
    }
  } else if (const auto thing = named_with_slip(cell, rest)) {
    return thing;
  } else if (const auto inside = named_inside(cell, rest)) {
    return inside;
  }
  // A sentence that mentions an indicator is no label of it; 行业均值 is not the shop's 行业.
  constexpr std::size_t longest_label = 48;
  const Part part = part_of(cell);
  const bool is_other =
      part == Part::other || part == Part::peers || part == Part::rank || part == Part::points;
  if (meant.thing && meant.is_guess && is_input(*meant.thing) && is_other) return std::nullopt;
  return cell.size() <= longest_label ? meant.thing : std::nullopt;
}

// "客服好凭率 94%", "品退率 1%".
std::optional<Thing> Layout::named_with_slip(const std::string& cell,
                                             std::string_view& rest) const {
  for (std::size_t space = cell.find(' '); space != std::string::npos;
       space = cell.find(' ', space + 1)) {
    const std::string name = cell.substr(0, space);
    const std::string_view behind = trim(std::string_view(cell).substr(space));
    const std::string_view first = behind.substr(0, behind.find(' '));
    // A bare count may be of anything.
    if (!looks_like_value(first) || !is_figure(first) || is_bare(first)) continue;
    const Meant meant = names_.find(name);
    const bool is_other = part_of(name) != Part::unsaid || is_of_page(name);
    if (!meant.thing || (meant.is_guess && is_other)) return std::nullopt;
    rest = behind;
    return meant.thing;
  }
  return std::nullopt;
}

// "【店铺体验】2022-06-15 客服好评率93%".
std::optional<Thing> Layout::named_inside(const std::string& cell, std::string_view& rest) const {
  const std::string_view text = cell;
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  for (std::size_t at = 1; at < text.size(); ++at) {
    const bool is_inside_character = (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    const auto head = is_inside_character ? std::nullopt : names_.find_head(text.substr(at));
    if (!head || !begins_with_value(head->rest)) continue;
    const Part part = part_of(text.substr(0, at));
    const bool is_other = (part != Part::unsaid && part != Part::own) ||
                          is_of_page(text.substr(0, at)) || narrows(text.substr(0, at));
    // The names themselves tell 同行客服好评率 and 延迟发货率 from it.
    const std::size_t from = begin_of_name(text, at);
    const Meant meant = names_.find(text.substr(from, text.size() - head->rest.size() - from));
    if (is_other || !meant.thing || !(*meant.thing == head->thing)) return std::nullopt;
    rest = trim(behind_name(head->rest));
    return head->thing;
  }
  return std::nullopt;
}

bool Layout::is_name(std::size_t r, std::size_t c) const {
  std::string_view rest;
  return named(cell(r, c), rest).has_value();
}

bool Layout::has_name(std::size_t r) const {
  for (std::size_t c = 0; c < rows_[r].cells.size(); ++c) {
    if (is_name(r, c)) return true;
  }
  return false;
}

bool Layout::names_another(const std::string& line) const {
  if (begins_with_time(line)) return true;
  const bool is_number = looks_like_value(line) || !has_number_behind({{line}, false, line}, day_);
  const Part part = part_of(line);
  const bool is_label = part != Part::unsaid && part != Part::count;
  return !is_number && !is_label && !line.starts_with("近");
}

bool Layout::may_head(const Row& row) const {
  if (!row.is_sheet || has_one_word(row)) return false;
  const auto is_value = [&](const std::string& each) {
    return looks_like_value(each) && !day_of(each, day_) && !period_in(each) && !is_month(each);
  };
  const bool has_values = std::any_of(row.cells.begin(), row.cells.end(), is_value);
  std::string_view rest;
  return !has_values && !named(row.cells.front(), rest);
}

std::optional<std::size_t> Layout::header_of(std::size_t r) const {
  bool has_passed_title = false;
  for (std::size_t at = r; at-- > 0;) {
    const auto& cells = rows_[at].cells;
    has_passed_title |= !rows_[at].is_sheet;
    if (!rows_[at].is_sheet || (!heads_[at] && has_one_word(rows_[at]))) continue;
    // Beyond the title of a group another table may begin.
    if (has_passed_title && cells.size() != rows_[r].cells.size()) break;
    if (heads_[at]) return at;
  }
  return std::nullopt;
}

}  // namespace xingji::typed
