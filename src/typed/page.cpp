#include "typed/page.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace xingji::typed {
namespace {

using Cells = std::vector<std::string>;

// "客服好评率: 94.3%" is two cells; a time of day is one.
void split_at_colon(std::string_view cell, Cells& cells) {
  const std::size_t at = cell.find_first_of(":=");
  const bool is_clock = at != std::string_view::npos && at + 1 < cell.size() &&
                        cell[at + 1] >= '0' && cell[at + 1] <= '9' && at > 0 &&
                        cell[at - 1] >= '0' && cell[at - 1] <= '9';
  if (at == std::string_view::npos || is_clock) {
    cells.emplace_back(trim(cell));
    return;
  }
  cells.emplace_back(trim(cell.substr(0, at)));
  cells.emplace_back(trim(cell.substr(at + 1)));
}

bool is_rule(std::string_view cell) {  // "|---|:-:|" of Markdown
  return cell.find('-') != std::string_view::npos &&
         cell.find_first_not_of("-: ") == std::string_view::npos && cell.size() >= 3;
}

// Commas between cells, but not those of thousands: "1,234".
Cells split_commas(std::string_view line) {
  Cells cells;
  std::string cell;
  const auto is_digit = [&](std::size_t i) {
    return i < line.size() && line[i] >= '0' && line[i] <= '9';
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_group = i > 0 && is_digit(i - 1) && is_digit(i + 1) && is_digit(i + 2) &&
                          is_digit(i + 3) && !is_digit(i + 4);
    if (line[i] == ',' && !is_group) {
      cells.push_back(cell);
      cell.clear();
    } else if (line[i] != '"') {
      cell += line[i];
    }
  }
  cells.push_back(cell);
  return cells;
}

Cells cells_of(std::string_view line) {
  Cells raw;
  if (line.find('\t') != std::string_view::npos) {
    for (const std::string_view cell : split(line, '\t')) raw.emplace_back(cell);
  } else if (trim(line).starts_with('|')) {
    for (const std::string_view cell : split(trim(line), '|')) raw.emplace_back(cell);
    raw.erase(raw.begin());
    if (!raw.empty() && trim(raw.back()).empty()) raw.pop_back();
  } else {
    raw = split_commas(line);
  }
  if (std::all_of(raw.begin(), raw.end(), [](const std::string& cell) {
        return is_rule(trim(cell)) || trim(cell).empty();
      })) {
    return {};
  }
  if (raw.size() > 1) {
    for (std::string& cell : raw) cell = std::string(trim(cell));
    return raw;
  }
  Cells cells;
  split_at_colon(raw.front(), cells);
  return cells;
}

class Page {
 public:
  Page(const std::string& text, const Pack& pack) : pack_(pack), names_(pack) {
    for (const std::string_view line : split(text, '\n')) {
      const std::string plain = plain_signs(line);
      if (trim(plain).empty()) continue;
      Cells cells = cells_of(plain);
      if (!cells.empty()) rows_.push_back(std::move(cells));
    }
  }

  Typed read() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t c = 0; c < rows_[r].size(); ++c) look_at(r, c);
    }
    for (const auto& [name, thing] : without_value_) {
      if (typed_.has(thing) || !told_.insert(name).second) continue;
      typed_.not_understood.push_back({"「" + name + "」：旁边和下面都没有找到数值",
                                       "'" + name + "': no value beside or below it"});
    }
    tell_unknown_rows();
    return std::move(typed_);
  }

 private:
  // What a cell names: as a whole, or at its beginning with the value behind.
  std::optional<Thing> named(const std::string& cell, std::string_view& rest) const {
    rest = {};
    if (cell.empty()) return std::nullopt;
    // Also where the name begins with a number: 3分钟响应率.
    if (const Meant meant = names_.find(cell); meant.thing && !meant.is_guess) return meant.thing;
    if (looks_like_value(cell)) return std::nullopt;
    if (const auto head = names_.find_head(cell)) {
      rest = trim(head->rest);
      return head->thing;
    }
    // A sentence that mentions an indicator is no label of it.
    constexpr std::size_t longest_label = 48;
    const Meant meant = names_.find(cell);
    return cell.size() <= longest_label ? meant.thing : std::nullopt;
  }

  static bool looks_like_value(std::string_view cell) {
    return std::string_view("0123456789+-.").find(cell.front()) != std::string_view::npos &&
           cell.find_first_of("0123456789-") != std::string_view::npos && cell.size() < 24;
  }

  void look_at(std::size_t r, std::size_t c) {
    std::string_view rest;
    const auto thing = named(rows_[r][c], rest);
    if (!thing) return;
    met_rows_.insert(r);
    if (typed_.has(*thing)) return;
    if (!rest.empty() && take_first(*thing, rest)) return;
    if (take_beside(*thing, r, c) || take_below(*thing, r, c)) return;
    // A page's heading names a dimension or the score and need not have a number.
    if (thing->kind == Thing::Kind::indicator) without_value_.emplace_back(rows_[r][c], *thing);
  }

  bool take_beside(const Thing& thing, std::size_t r, std::size_t c) {
    for (std::size_t at = c + 1; at < rows_[r].size(); ++at) {
      std::string_view rest;
      if (named(rows_[r][at], rest)) return false;  // the next name's value is not this one's
      if (!rows_[r][at].empty() && take_first(thing, rows_[r][at])) return true;
    }
    return false;
  }

  // In the same column; the text of a page has only one.
  bool take_below(const Thing& thing, std::size_t r, std::size_t c) {
    constexpr std::size_t farthest = 3;
    for (std::size_t at = r + 1; at < rows_.size() && at <= r + farthest; ++at) {
      if (c >= rows_[at].size()) continue;
      std::string_view rest;
      const std::string& cell = rows_[at][c];
      if (named(cell, rest)) return false;
      if (!cell.empty() && take_first(thing, cell)) {
        met_rows_.insert(at);
        return true;
      }
    }
    return false;
  }

  // The value as a whole, or what stands before the first space: "94.3% 较昨日 +0.2%".
  bool take_first(const Thing& thing, std::string_view text) {
    if (take(pack_, thing, text, typed_)) return true;
    const std::size_t space = text.find(' ');
    return space != std::string_view::npos && take(pack_, thing, text.substr(0, space), typed_);
  }

  // A sheet's row with a number and a name that nobody knows.
  void tell_unknown_rows() {
    constexpr std::size_t most = 5;
    std::size_t told = 0;
    for (std::size_t r = 0; r < rows_.size() && told < most; ++r) {
      const Cells& row = rows_[r];
      if (met_rows_.contains(r) || row.size() < 2 || row[0].empty() || looks_like_value(row[0]))
        continue;
      if (row[1].empty() || !looks_like_value(row[1])) continue;
      ++told;
      const std::string nearest = names_.find(row[0]).nearest;
      typed_.not_understood.push_back(
          {"「" + row[0] + "」：没有这个指标" +
               (nearest.empty() ? "" : "，您是说「" + nearest + "」吗？"),
           "'" + row[0] + "': no such indicator" +
               (nearest.empty() ? "" : "; did you mean '" + nearest + "'?")});
    }
  }

  const Pack& pack_;
  Names names_;
  std::vector<Cells> rows_;
  Typed typed_;
  std::vector<std::pair<std::string, Thing>> without_value_;
  std::set<std::size_t> met_rows_;
  std::set<std::string> told_;
};

}  // namespace

Typed read_page(const std::string& text, const Pack& pack) { return Page(text, pack).read(); }

}  // namespace xingji::typed
