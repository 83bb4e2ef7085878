#include "typed/page.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "typed/choose.h"
#include "typed/inputs.h"
#include "typed/say.h"
#include "typed/unused.h"

namespace xingji::typed {
namespace {

class Page {
 public:
  Page(const std::string& text, const Pack& pack, const Family& family, std::optional<Day> as_of,
       Day day, bool is_exact = false)
      : is_exact_(is_exact),
        pack_(pack),
        family_(family),
        names_(pack, family, is_exact && as_of ? *as_of : day),
        as_of_(as_of),
        day_(day),
        rows_(rows_of(text)) {
    for (Row& row : rows_) join_name(row);
    values_above_ = are_values_above();
  }

  Typed read() {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t c = 0; c < rows_[r].cells.size(); ++c) look_at(r, c);
    }
    for (const auto& [name, thing] : without_value_) {
      if (!typed_.has(thing) && told_.insert(name).second) {
        typed_.not_understood.push_back(without_value(name));
      }
    }
    tell_days();
    if (!idle_ranks_.empty()) typed_.remarks.push_back(idle_ranks(idle_ranks_));
    if (values_above_) typed_.remarks.push_back(read_upwards());
    typed_.not_understood.insert(typed_.not_understood.end(), problems_.begin(), problems_.end());
    tell_elsewhere(elsewhere_, pack_, family_, typed_);
    tell_unused(rows_, used_, names_, day_, typed_);
    return std::move(typed_);
  }

 private:
  const std::string& cell(std::size_t r, std::size_t c) const { return rows_[r].cells[c]; }

  // A name with commas of its own is one cell: "异常售后地址、拒开发票 1次".
  void join_name(Row& row) const {
    if (!row.is_sheet) return;
    const auto head = names_.find_head(row.line);
    if (!head || !(head->rest.empty() || head->rest.starts_with(' '))) return;
    if (row.line.size() - head->rest.size() <= row.cells.front().size()) return;
    row.cells = {row.line};
    row.is_sheet = false;
  }

  // Some pages print the number and its name below: such a page begins with a number and ends with
  // a name.
  bool are_values_above() const {
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

  bool is_bare_name(std::size_t r) const {
    std::string_view rest;
    return rows_[r].cells.size() == 1 && named(cell(r, 0), rest) && rest.empty();
  }

  // What a cell names: as a whole, or at its beginning with the value behind.
  std::optional<Thing> named(const std::string& cell, std::string_view& rest) const {
    rest = {};
    if (cell.empty() || day_of(cell, day_)) return std::nullopt;
    const auto head = names_.find_head(cell);
    // "平台求助率 --" is more than the name; 3分钟响应率 begins with a number and is one.
    const bool has_more = head && head->rest.starts_with(' ');
    const Meant meant = names_.find(cell);
    if (meant.thing && !meant.is_guess && !has_more) return meant.thing;
    if (looks_like_value(cell) && !head) return std::nullopt;
    if (head && !numbers_in(head->rest, Part::unsaid, false).empty()) {
      rest = trim(head->rest);
      return head->thing;
    }
    // A sentence that mentions an indicator is no label of it; 行业均值 is not the shop's 行业.
    constexpr std::size_t longest_label = 48;
    const Part part = part_of(cell, false);
    const bool is_other = part == Part::other || part == Part::peers || part == Part::rank;
    if (meant.thing && meant.is_guess && is_input(*meant.thing) && is_other) return std::nullopt;
    return cell.size() <= longest_label ? meant.thing : std::nullopt;
  }
  bool is_name(std::size_t r, std::size_t c) const {
    std::string_view rest;
    return named(cell(r, c), rest).has_value();
  }

  bool has_name(std::size_t r) const {
    for (std::size_t c = 0; c < rows_[r].cells.size(); ++c) {
      if (is_name(r, c)) return true;
    }
    return false;
  }

  bool is_score(const Thing& thing) const {
    return thing.kind != Thing::Kind::indicator ||
           pack_.indicators[thing.position].printed_as == Indicator::PrintedAs::score;
  }

  void look_at(std::size_t r, std::size_t c) {
    std::string_view rest;
    const auto thing = named(cell(r, c), rest);
    if (!thing) return;
    if (is_in_words(*thing)) {
      take_words(*thing, r, c);
      return;
    }
    used_.insert(r);
    note_guess(cell(r, c), *thing);
    std::vector<Found> found;
    if (!rest.empty()) add_numbers(rest, Part::unsaid, *thing, found);
    add_beside(*thing, r, c, found);
    if (!rest.empty()) add_comparisons(*thing, r, found);
    if (found.empty() && values_above_ && is_bare_name(r)) {
      add_above(*thing, r, found);
    } else if (found.empty()) {
      add_below(*thing, r, c, found);
    }
    const std::string& whole = cell(r, c);
    const std::string name(trim(std::string_view(whole).substr(0, whole.size() - rest.size())));
    if (thing->kind == Thing::Kind::elsewhere) {
      elsewhere_[thing->position].insert(name);
    } else if (is_exact_ && !found.empty() && is_undated(found)) {
      problems_.push_back(without_day(name, found.front().text));
    } else {
      settle(*thing, name, choose(pack_, *thing, std::move(found), as_of_, is_exact_));
    }
  }

  static bool is_undated(const std::vector<Found>& found) {
    return std::none_of(found.begin(), found.end(),
                        [](const Found& each) { return each.day.has_value(); });
  }

  // An attribute that is no number.
  bool is_in_words(const Thing& thing) const {
    if (thing.kind != Thing::Kind::attribute) return false;
    const Type type = pack_.attributes[thing.position].type;
    return type == Type::text || type == Type::flag;
  }

  // "行业\t生鲜", "行业 生鲜", or on the next line; of texts only those that a table knows.
  void take_words(const Thing& thing, std::size_t r, std::size_t c) {
    const auto& cells = rows_[r].cells;
    const auto head = names_.find_head(cells[c]);
    std::string words;
    std::size_t at = r;
    if (head && head->rest.starts_with(' ')) {
      words = trim(head->rest);
    } else if (c + 1 < cells.size()) {
      words = cells[c + 1];
    } else if (r + 1 < rows_.size() && rows_[r + 1].cells.size() == 1 && cells.size() == 1) {
      words = cell(++at, 0);
    }
    const std::vector<std::string> known = known_values(pack_, thing.position);
    Typed scratch;
    if (words.empty() || !take(pack_, thing, words, scratch) || !scratch.has(thing)) return;
    const std::string& text = scratch.attributes[thing.position].text;
    const bool is_text = pack_.attributes[thing.position].type == Type::text;
    if (is_text && std::find(known.begin(), known.end(), text) == known.end()) return;
    used_.insert({r, at});
    if (!typed_.has(thing)) take(pack_, thing, words, typed_);
  }

  // A name in a longer one is plain; a slip is not.
  void note_guess(const std::string& name, const Thing& thing) {
    const Meant meant = names_.find(name);
    const bool is_slip =
        meant.is_guess && meant.thing == thing && name.find(meant.nearest) == std::string::npos;
    if (is_slip) typed_.remarks.push_back(taken_for(name, meant));
  }

  void add_numbers(std::string_view text, Part part, const Thing& thing,
                   std::vector<Found>& found) const {
    for (Found& each : numbers_in(text, part, is_score(thing))) found.push_back(std::move(each));
  }

  // In the same row, as far as the next name.
  void add_beside(const Thing& thing, std::size_t r, std::size_t c, std::vector<Found>& found) {
    const auto head = header_of(r);
    for (std::size_t at = c + 1; at < rows_[r].cells.size() && !is_name(r, at); ++at) {
      const std::size_t first = found.size();
      const bool has_head = head && at < rows_[*head].cells.size();
      const std::string above = has_head ? cell(*head, at) : "";
      add_numbers(cell(r, at), part_of(above, is_score(thing)), thing, found);
      if (found.size() == first) note_words(thing, cell(r, c), cell(r, at), day_of(above, day_));
      for (std::size_t f = first; f < found.size(); ++f) found[f].day = day_of(above, day_);
      if (has_head) used_.insert(*head);
    }
  }

  // "超过同行 55%" on the lines that follow.
  void add_comparisons(const Thing& thing, std::size_t r, std::vector<Found>& found) {
    for (std::size_t at = r + 1; at < rows_.size() && !rows_[at].is_sheet; ++at) {
      const Part part = part_of(cell(at, 0), is_score(thing));
      if (part == Part::unsaid || part == Part::own) return;
      if (is_name(at, 0)) return;
      add_numbers(cell(at, 0), part, thing, found);
      used_.insert(at);
    }
  }

  void add_above(const Thing& thing, std::size_t r, std::vector<Found>& found) {
    if (r == 0 || !is_lone_number(r - 1)) return;
    add_numbers(cell(r - 1, 0), Part::unsaid, thing, found);
    used_.insert(r - 1);
  }

  // In the same column.
  void add_below(const Thing& thing, std::size_t r, std::size_t c, std::vector<Found>& found) {
    if (rows_[r].is_sheet) {
      for (std::size_t at = r + 1; at < rows_.size() && rows_[at].is_sheet; ++at) {
        if (c >= rows_[at].cells.size() || has_name(at)) break;
        add_row_below(thing, at, c, cell(r, c), found);
      }
      return;
    }
    constexpr int most_idle = 2;  // lines of neither number nor label before the value
    int idle = 0;
    Part said = Part::unsaid;
    for (std::size_t at = r + 1; at < rows_.size() && idle <= most_idle; ++at) {
      if (rows_[at].is_sheet || is_name(at, 0) || names_another(cell(at, 0))) break;
      const std::size_t first = found.size();
      add_numbers(cell(at, 0), said, thing, found);
      const Part of_line = part_of(cell(at, 0), is_score(thing));
      const bool is_idle = found.size() == first && of_line == Part::unsaid;
      if (is_idle && !found.empty()) break;
      if (!is_idle) used_.insert(at);
      idle += is_idle ? 1 : 0;
      said = found.size() == first ? of_line : Part::unsaid;
    }
    keep_first_kind(found);
  }

  // "神秘指标 77%" is the number of something else; "近30天 77%" is not.
  bool names_another(const std::string& line) const {
    const bool is_number =
        looks_like_value(line) || !has_number_behind({{line}, false, line}, day_);
    return !is_number && part_of(line, false) == Part::unsaid && !line.starts_with("近");
  }

  // Lines of a page hold more than the value; another number of its kind could be it, too.
  static void keep_first_kind(std::vector<Found>& found) {
    const auto own = std::find_if(found.begin(), found.end(),
                                  [](const Found& each) { return each.part == Part::unsaid; });
    if (own == found.end()) return;
    const auto unit = [](const std::string& text) {
      return text.substr(std::min(text.find_last_of("0123456789") + 1, text.size()));
    };
    const std::string kind = unit(own->text);
    std::erase_if(found, [&](const Found& each) {
      return each.part == Part::unsaid && unit(each.text) != kind;
    });
  }

  // Of the day asked for, something that is neither a number nor a sign for none.
  void note_words(const Thing& thing, const std::string& name, const std::string& words,
                  std::optional<Day> day) {
    const bool is_its = is_exact_ && thing.kind == Thing::Kind::indicator && day && day == as_of_;
    if (is_its && !is_blank(words)) problems_.push_back(on_day(*day, no_number(name, words)));
  }

  void add_row_below(const Thing& thing, std::size_t r, std::size_t c, const std::string& name,
                     std::vector<Found>& found) {
    std::optional<Day> day;
    Part part = Part::unsaid;
    for (const std::string& each : rows_[r].cells) {
      if (const auto date = day_of(each, day_)) day = date;
      if (part == Part::unsaid && !looks_like_value(each)) part = part_of(each, false);
    }
    if (is_exact_ && !day) return;  // told as a line of no use
    const std::size_t first = found.size();
    add_numbers(cell(r, c), part, thing, found);
    const bool is_own = part == Part::unsaid || part == Part::own;
    if (found.size() == first && is_own) note_words(thing, name, cell(r, c), day);
    for (std::size_t f = first; f < found.size(); ++f) found[f].day = day;
    used_.insert(r);
  }

  // The last line of headers above a sheet's row: words or days that tell columns apart.
  std::optional<std::size_t> header_of(std::size_t r) const {
    for (std::size_t at = r; at-- > 0 && rows_[at].is_sheet;) {
      const auto& cells = rows_[at].cells;
      const bool has_values = std::any_of(cells.begin(), cells.end(), [&](const std::string& each) {
        return looks_like_value(each) && !day_of(each, day_);
      });
      if (!has_values && !is_name(at, 0)) return at;
    }
    return std::nullopt;
  }

  void settle(const Thing& thing, const std::string& name, const Choice& choice) {
    const bool is_indicator = thing.kind == Thing::Kind::indicator;
    note_ranks(thing, name, choice);
    if (typed_.has(thing)) {
      const auto known = taken_.find(thing.position);
      if (is_indicator && choice.state == Choice::State::one && known != taken_.end() &&
          known->second != choice.text) {
        typed_.remarks.push_back(again(name, choice.text, known->second));
      }
      return;
    }
    switch (choice.state) {
      case Choice::State::one:
        take(pack_, thing, choice.text, typed_);
        if (is_indicator) taken_[thing.position] = choice.text;
        if (choice.day) days_.insert(*choice.day);
        return;
      case Choice::State::ambiguous:
        problems_.push_back(several_values(name, choice.several));
        told_.insert(name);
        return;
      case Choice::State::unfit:
        // A heading's number may be a weight or a date.
        if (is_indicator || is_input(thing)) {
          const Title what = wrong_value(name, choice.text, pack_, thing);
          problems_.push_back(is_exact_ ? on_day(*as_of_, what) : what);
        }
        told_.insert(name);
        return;
      case Choice::State::nothing:
        if (is_indicator && !is_exact_) without_value_.emplace_back(name, thing);
        return;
    }
  }

  // Where ranks give the points a phrase that was not read is a problem; elsewhere it is of no use.
  void note_ranks(const Thing& thing, const std::string& name, const Choice& choice) {
    const bool ranks =
        thing.kind == Thing::Kind::indicator && is_ranked(pack_.indicators[thing.position]);
    for (const std::string& phrase : choice.idle_ranks) {
      if (ranks && !typed_.beaten.contains(thing.position)) {
        problems_.push_back(unread_rank(name, phrase));
      } else if (!ranks) {
        idle_ranks_.push_back(name + ' ' + phrase);
      }
    }
  }

  void tell_days() {
    for (const Day taken : days_) {
      if (is_exact_) return;
      typed_.remarks.push_back(taken_day(taken, as_of_, day_));
    }
  }

  bool is_lone_number(std::size_t r) const { return typed::is_lone_number(rows_[r], day_); }

  bool is_exact_;
  const Pack& pack_;
  const Family& family_;
  Names names_;
  std::optional<Day> as_of_;
  Day day_;
  std::vector<Row> rows_;
  bool values_above_ = false;
  Typed typed_;
  std::vector<std::pair<std::string, Thing>> without_value_;
  std::vector<Title> problems_;
  Elsewhere elsewhere_;
  std::map<std::size_t, std::string> taken_;  // by indicator, as it was written
  std::set<std::size_t> used_;
  std::set<Day> days_;
  std::set<std::string> told_;
  std::vector<std::string> idle_ranks_;
};

}  // namespace

Typed read_page(const std::string& text, const Pack& pack, const Family& family,
                std::optional<Day> as_of, Day day) {
  return Page(text, pack, family, as_of, day).read();
}

Typed read_day_of_page(const std::string& text, const Pack& pack, const Family& family, Day day,
                       Day near) {
  return Page(text, pack, family, day, near, true).read();
}

}  // namespace xingji::typed
