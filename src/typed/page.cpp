#include "typed/page.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "typed/day_cells.h"
#include "typed/inputs.h"
#include "typed/layout.h"
#include "typed/parts.h"
#include "typed/say.h"
#include "typed/settle.h"
#include "typed/unused.h"
#include "typed/verdict.h"

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
        layout_(text, names_, day),
        settling_(pack, as_of, day, is_exact) {}

  Typed read() {
    for (std::size_t r = 0; r < rows().size(); ++r) {
      for (std::size_t c = 0; c < rows()[r].cells.size(); ++c) look_at(r, c);
      if (used_.contains(r)) leave_unnamed(r);
    }
    settling_.finish();
    Typed& typed = settling_.typed();
    if (layout_.has_values_above()) typed.remarks.push_back(read_upwards());
    tell_elsewhere(elsewhere_, pack_, family_, typed);
    settle_shares(pack_, typed);
    tell_unused_columns(layout_, names_, day_, typed);
    tell_unused(rows(), used_, names_, day_, typed);
    return std::move(typed);
  }

 private:
  const std::vector<Row>& rows() const { return layout_.rows(); }

  void look_at(std::size_t r, std::size_t c) {
    std::string_view rest;
    const auto thing = layout_.named(layout_.cell(r, c), rest);
    if (!thing) return look_for_verdict(r, c);
    if (is_in_words(*thing)) {
      take_words(*thing, r, c);
      return;
    }
    used_.insert(r);
    if (stops_at_day(r)) return;
    const std::string& whole = layout_.cell(r, c);
    const std::string name(trim(std::string_view(whole).substr(0, whole.size() - rest.size())));
    std::vector<Found> found;
    if (!rest.empty()) add_numbers(rest, Part::unsaid, found);
    // "退货退款时长(天) 3.2": what is behind the name begins with the unit.
    const std::size_t closed = rest.starts_with('(') ? rest.find(')') : std::string_view::npos;
    const std::string_view unit =
        unit_in(closed == std::string_view::npos ? name : rest.substr(0, closed + 1));
    give_unit(unit, 0, found);
    add_beside(*thing, r, c, found);
    if (found.empty() && take_verdict(*thing, r, c)) return;
    const bool is_of_page = !rest.empty() || !rows()[r].is_sheet;
    if (!found.empty() && is_of_page) add_remarks(r, found);
    if (found.empty()) {
      const bool is_above = layout_.has_values_above() && layout_.is_bare_name(r);
      is_above ? add_above(r, found) : add_below(*thing, r, c, found);
      give_unit(unit, 0, found);
    }
    if (!found.empty()) note_guess(name, *thing);
    give_period(period_of_name(name), 0, found);
    if (thing->kind == Thing::Kind::elsewhere) {
      elsewhere_[thing->position].insert(name);
    } else if (is_exact_ && !found.empty() && is_undated(found)) {
      settling_.refuse(without_day(name, found.front().text));
    } else {
      settling_.settle(*thing, name, choose(pack_, *thing, std::move(found), as_of_, is_exact_),
                       !names_.find_exact(name));
    }
  }

  // A row whose day cannot be read is of no day; what stands there may be a name instead.
  bool stops_at_day(std::size_t r) {
    const std::string& cell = rows()[r].no_day;
    std::string_view rest;
    if (cell.empty() || layout_.named(cell, rest)) return false;
    const bool is_told = is_sum(cell) || !unread_days_.insert(cell).second;
    if (!is_told) settling_.refuse(unread_day(cell));
    return true;
  }

  // In front of the first name of a row with names something else may have a number.
  void leave_unnamed(std::size_t r) {
    const auto& cells = rows()[r].cells;
    for (std::size_t c = 0; c < cells.size() && !layout_.is_name(r, c); ++c) {
      const auto numbers = numbers_in(cells[c], Part::unsaid);
      const bool is_plain = looks_like_value(cells[c]) || day_of(cells[c], day_) || numbers.empty();
      if (!is_plain && layout_.has_name(r) && is_figure(numbers.front().text)) {
        settling_.leave(cells[c]);
      }
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

  struct Behind {
    std::string words;
    std::size_t at = 0;  // the row in which they stand
  };

  // What stands behind a name or on the next line, and is not one of the page's numbers.
  Behind behind(std::size_t r, std::size_t c) const {
    const auto& cells = rows()[r].cells;
    const auto head = names_.find_head(cells[c]);
    if (head && !trim(head->rest).empty()) return {std::string(head->rest), r};
    if (c + 1 < cells.size()) return {cells[c + 1], r};
    const bool is_line = r + 1 < rows().size() && rows()[r + 1].cells.size() == 1;
    return is_line && cells.size() == 1 ? Behind{layout_.cell(r + 1, 0), r + 1} : Behind{{}, r};
  }

  // A name with words behind it is no label of the layout.
  void look_for_verdict(std::size_t r, std::size_t c) {
    const auto head = names_.find_head(layout_.cell(r, c));
    const bool has_words = head && !trim(head->rest).empty();
    if (has_words && take_verdict(head->thing, r, c)) used_.insert(r);
  }

  // "商责纠纷率 未达标（轻度）" of a gate without its number.
  bool take_verdict(const Thing& thing, std::size_t r, std::size_t c) {
    if (thing.kind != Thing::Kind::gate) return false;
    const Gate& gate = pack_.gates[thing.position];
    const auto [words, at] = behind(r, c);
    const std::string said(trim(words));
    const auto verdict = verdict_in(said, gate);
    if (!verdict) return false;
    used_.insert(at);
    if (settling_.typed().has(thing)) return true;
    if (!take(pack_, thing, said, settling_.typed())) {
      settling_.refuse(wrong_value(gate.title.zh, said, pack_, thing));
    }
    return true;
  }

  // "行业\t生鲜", "行业 生鲜", or on the next line; of texts only those that a table knows.
  void take_words(const Thing& thing, std::size_t r, std::size_t c) {
    const auto [behind_name, at] = behind(r, c);
    const bool is_name_alone = at != r || c + 1 < rows()[r].cells.size();
    if (!is_name_alone && !behind_name.starts_with(' ')) return;
    const std::string words(trim(behind_name));
    const std::vector<std::string> known = known_values(pack_, thing.position);
    Typed scratch;
    if (words.empty() || !take(pack_, thing, words, scratch) || !scratch.has(thing)) return;
    const std::string& text = scratch.attributes[thing.position].text;
    const bool is_text = pack_.attributes[thing.position].type == Type::text;
    if (is_text && std::find(known.begin(), known.end(), text) == known.end()) return;
    used_.insert({r, at});
    Typed& typed = settling_.typed();
    if (!typed.has(thing)) take(pack_, thing, words, typed);
  }

  // A name in a longer one is plain; a slip is not.
  void note_guess(const std::string& name, const Thing& thing) {
    const Meant meant = names_.find(name);
    const bool is_slip =
        meant.is_guess && meant.thing == thing && name.find(meant.nearest) == std::string::npos;
    if (is_slip) settling_.typed().remarks.push_back(taken_for(name, meant));
  }

  static void add_numbers(std::string_view text, Part part, std::vector<Found>& found) {
    for (Found& each : numbers_in(text, part)) found.push_back(std::move(each));
  }

  // In the same row, as far as the next name: "本店", "92%".
  void add_beside(const Thing& thing, std::size_t r, std::size_t c, std::vector<Found>& found) {
    const auto head = layout_.header_of(r);
    const auto& cells = rows()[r].cells;
    Part said = Part::unsaid;
    const auto own_day = day_of_row(r);
    for (std::size_t at = c + 1; at < cells.size() && !layout_.is_name(r, at); ++at) {
      const std::size_t first = found.size();
      const bool has_head = head && at < rows()[*head].cells.size();
      const std::string above = has_head ? layout_.cell(*head, at) : "";
      const auto day = day_of(above, day_) ? day_of(above, day_) : own_day;
      const Part of_head = part_of(above);
      add_numbers(cells[at], of_head == Part::unsaid ? said : of_head, found);
      if (found.size() == first) note_words(thing, cells[c], cells[at], day);
      give_unit(unit_beside(r, c, at), first, found);
      for (std::size_t f = first; f < found.size(); ++f) {
        found[f].day = day;
        if (found[f].part == Part::other && found[f].label.empty()) found[f].label = above;
        found[f].is_one_of_several = has_head && layout_.is_one_of_several(*head, at);
      }
      give_period(period_in(above), first, found);
      if (is_month(above)) leave_month(above, first, found);
      if (has_head) used_.insert(*head);
      said = found.size() == first ? part_of(cells[at]) : Part::unsaid;
    }
  }

  // Of a table that has a row for each number: its date stands in the row.
  std::optional<Day> day_of_row(std::size_t r) const {
    if (!rows()[r].is_sheet) return std::nullopt;
    for (const std::string& cell : rows()[r].cells) {
      if (const auto day = day_of(cell, day_)) return day;
    }
    return std::nullopt;
  }

  // A unit is written beside the number, or in the column's head, in the name, or in a column 单位.
  std::string unit_beside(std::size_t r, std::size_t c, std::size_t at) const {
    const auto head = layout_.header_of(r);
    if (head && at < rows()[*head].cells.size()) {
      const std::string_view unit = unit_in(layout_.cell(*head, at));
      if (!unit.empty()) return std::string(unit);
    }
    const std::string_view of_name = unit_in(layout_.cell(r, c));
    if (!of_name.empty()) return std::string(of_name);
    for (std::size_t i = 0; head && i < rows()[r].cells.size(); ++i) {
      const bool is_column = i < rows()[*head].cells.size() && is_unit_head(layout_.cell(*head, i));
      if (is_column && is_unit(layout_.cell(r, i))) return layout_.cell(r, i);
    }
    return {};
  }

  static bool is_unit_head(std::string_view head) { return head == "单位" || head == "unit"; }

  // A month's number is no day's.
  void leave_month(const std::string& month, std::size_t first, std::vector<Found>& found) {
    for (std::size_t f = first; f < found.size(); ++f) {
      found[f].part = Part::other;
      found[f].label = month;
    }
    if (months_.insert(month).second) settling_.refuse(of_month(month));
  }

  // "近7日客服好评率"; not what the pack itself calls so.
  std::optional<Period> period_of_name(const std::string& name) const {
    const auto period = period_in(name);
    if (!period) return std::nullopt;
    const auto own = period_in(names_.find(name).nearest);
    return own && own->days == period->days ? std::nullopt : period;
  }

  // "超过同行 55%", "分母 48" on the lines that follow.
  void add_remarks(std::size_t r, std::vector<Found>& found) {
    Part said = Part::unsaid;
    for (std::size_t at = r + 1; at < rows().size() && !rows()[at].is_sheet; ++at) {
      const Part part = part_of(rows()[at].line);
      const bool is_others = part == Part::unsaid && !is_sample(rows()[at].line);
      if (layout_.is_name(at, 0) || (is_others && said == Part::unsaid)) return;
      const auto numbers = numbers_in(rows()[at].line, part == Part::unsaid ? said : part);
      const bool is_value = std::any_of(numbers.begin(), numbers.end(), [](const Found& each) {
        return each.part == Part::unsaid || each.part == Part::own;
      });
      const bool says_nothing = numbers.empty() && (part == Part::unsaid || part == Part::own);
      if (is_value || says_nothing) return;
      found.insert(found.end(), numbers.begin(), numbers.end());
      used_.insert(at);
      said = numbers.empty() ? part : Part::unsaid;
    }
  }

  void add_above(std::size_t r, std::vector<Found>& found) {
    if (r == 0 || !layout_.is_lone_number(r - 1)) return;
    add_numbers(layout_.cell(r - 1, 0), Part::unsaid, found);
    used_.insert(r - 1);
  }

  // In the same column.
  void add_below(const Thing& thing, std::size_t r, std::size_t c, std::vector<Found>& found) {
    if (rows()[r].is_sheet) {
      std::set<std::string> labels;
      for (std::size_t at = r + 1; at < rows().size() && rows()[at].is_sheet; ++at) {
        if (c >= rows()[at].cells.size() || layout_.has_name(at)) break;
        add_row_below(thing, r, at, c, found);
        labels.insert(layout_.label_of(r, at));
      }
      labels.erase("");
      for (Found& each : found) each.is_one_of_several = labels.size() > 1;
      return;
    }
    constexpr int most_idle = 2;  // lines of neither number nor label before the value
    int idle = 0;
    Part said = Part::unsaid;
    std::optional<Period> period;
    for (std::size_t at = r + 1; at < rows().size() && idle <= most_idle; ++at) {
      const std::string& line = rows()[at].line;
      if (rows()[at].is_sheet || layout_.is_name(at, 0) || layout_.names_another(line)) break;
      const std::size_t first = found.size();
      const Part of_line = part_of(layout_.cell(at, 0));
      // "本店: 92%"; of other lines with a colon the number is another's.
      add_numbers(of_line == Part::unsaid ? layout_.cell(at, 0) : line, said, found);
      if (found.size() == first && period_in(line)) period = period_in(line);
      give_period(period, first, found);
      const bool is_idle = found.size() == first && of_line == Part::unsaid && !period_in(line);
      if (is_idle && !found.empty()) break;
      if (!is_idle) used_.insert(at);
      idle += is_idle ? 1 : 0;
      said = found.size() == first ? of_line : Part::unsaid;
    }
    keep_first_kind(found);
  }

  // Of the day asked for, something that is neither a number nor a sign for none.
  void note_words(const Thing& thing, const std::string& name, const std::string& words,
                  std::optional<Day> day) {
    const bool is_its = is_exact_ && thing.kind == Thing::Kind::indicator && day && day == as_of_;
    if (is_its && !is_blank(words)) settling_.refuse(on_day(*day, no_number(name, words)));
  }

  void add_row_below(const Thing& thing, std::size_t head, std::size_t r, std::size_t c,
                     std::vector<Found>& found) {
    const std::string& name = layout_.cell(head, c);
    std::optional<Day> day;
    std::optional<Period> period;
    std::string month;
    Part part = Part::unsaid;
    for (const std::string& each : rows()[r].cells) {
      if (is_month(each)) month = each;
      if (const auto date = day_of(each, day_)) day = date;
      if (const auto days = period_in(each)) period = days;
      if (part == Part::unsaid && !looks_like_value(each)) part = part_of(each);
    }
    if (stops_at_day(r)) {
      if (!is_sum(rows()[r].no_day)) used_.insert(r);
      return;
    }
    if (is_exact_ && !day) return;  // told as a line of no use
    const std::size_t first = found.size();
    add_numbers(layout_.cell(r, c), part, found);
    give_unit(unit_in(name), first, found);
    const bool is_own = part == Part::unsaid || part == Part::own;
    if (found.size() == first && is_own) note_words(thing, name, layout_.cell(r, c), day);
    add_columns_behind(head, r, c, found);
    for (std::size_t f = first; f < found.size(); ++f) found[f].day = day;
    give_period(period, first, found);
    if (!month.empty()) leave_month(month, first, found);
    used_.insert(r);
  }

  // The columns 分子 and 分母 behind that of a name are its own.
  void add_columns_behind(std::size_t head, std::size_t r, std::size_t c,
                          std::vector<Found>& found) {
    const std::size_t end = std::min(rows()[head].cells.size(), rows()[r].cells.size());
    for (std::size_t at = c + 1; at < end && !layout_.is_name(head, at); ++at) {
      const Part part = part_of(layout_.cell(head, at));
      if (part != Part::numerator && part != Part::denominator && part != Part::count) return;
      add_numbers(layout_.cell(r, at), part, found);
    }
  }

  bool is_exact_;
  const Pack& pack_;
  const Family& family_;
  Names names_;
  std::optional<Day> as_of_;
  Day day_;
  Layout layout_;
  Settling settling_;
  Elsewhere elsewhere_;
  std::set<std::size_t> used_;
  std::set<std::string> months_;  // told
  std::set<std::string> unread_days_;
};

}  // namespace

Typed read_page(const std::string& text, const Pack& pack, const Family& family,
                std::optional<Day> as_of, Day day) {
  Typed typed = Page(text, pack, family, as_of, day).read();
  const auto parts = dated_parts(text, day);
  const auto said = parts.size() == 1 ? parts.front().day : day;
  if (said != day) typed.remarks.push_back(day_of_page(said, day, as_of.has_value()));
  return typed;
}

Typed read_day_of_page(const std::string& text, const Pack& pack, const Family& family, Day day,
                       Day near) {
  return Page(text, pack, family, day, near, true).read();
}

}  // namespace xingji::typed
