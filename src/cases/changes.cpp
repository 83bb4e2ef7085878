#include "cases/changes.h"

#include <algorithm>
#include <set>

#include "cases/pay.h"
#include "cases/row_lines.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

using Changes = std::vector<Change>;
using Of = Change::Of;

// --- windows

std::string window_of(const Measure& measure) {
  return measure.window.id.empty() ? whose(measure) + ".window" : "windows." + measure.window.id;
}

void add_window(const Measure& measure, std::size_t choice, int at_begin, int at_end,
                const char* what, Changes& changes) {
  const std::string window = window_of(measure);
  const bool is_chosen = measure.window.choices.size() > 1;
  const std::string name =
      window + (is_chosen ? ", choice " + std::to_string(choice + 1) : "") + ", " + what;
  const auto way = [=](Pack& pack) {
    for (Measure& changed : pack.measures) {
      if (window_of(changed) != window || choice >= changed.window.choices.size()) continue;
      changed.window.choices[choice].from += at_begin;
      changed.window.choices[choice].to += at_end;
    }
  };
  changes.push_back({measure.window.choices[choice].said.place,
                     name,
                     "add a row on either side of that end of the window",
                     {way},
                     Of::rows,
                     measure.session ? Table::messages : measure.table});
}

// Months begin and end by themselves.
void add_windows(const Pack& pack, Changes& changes) {
  std::set<std::string> met;
  for (const Measure& measure : pack.measures) {
    if (!met.insert(window_of(measure)).second) continue;
    for (std::size_t c = 0; c < measure.window.choices.size(); ++c) {
      const Window::Choice& choice = measure.window.choices[c];
      if (choice.month_ending != 0) continue;
      add_window(measure, c, -1, 0, "begun a day earlier", changes);
      if (choice.from < choice.to) add_window(measure, c, 1, 0, "begun a day later", changes);
      if (choice.to == 0) continue;
      add_window(measure, c, 0, 1, "ended a day later", changes);
      if (choice.from < choice.to) add_window(measure, c, 0, -1, "ended a day earlier", changes);
    }
  }
}

// --- words

void add_words(const Expression& list, Of of, Changes& changes) {
  constexpr std::size_t of_two = 3;  // what is asked, and two words
  if (list.op != Op::one_of || list.arguments.size() < of_two) return;
  for (std::size_t w = 1; w < list.arguments.size(); ++w) {
    const Expression& word = list.arguments[w];
    const std::string said = word.type == Type::text ? word.name : to_text(word);
    const auto way = [list, w](Pack& changed) {
      change_parts(changed, list, [&](Expression& it) {
        it.arguments.erase(it.arguments.begin() + static_cast<std::ptrdiff_t>(w));
      });
    };
    changes.push_back({word.place,
                       "'" + said + "' left out of '" + to_text(list) + "'",
                       "add a row or case with that word",
                       {way},
                       of});
  }
}

void add_words(const Pack& pack, Changes& changes) {
  for (const SessionRule& rule : pack.sessions) {
    for (const Expression* asked : {&rule.opened_by, &rule.answered_by}) {
      visit(*asked, [&](const Expression& part) { add_words(part, Of::messages, changes); });
    }
  }
  visit_expressions(pack, [&](const Expression& part) { add_words(part, Of::rows, changes); });
  for (std::size_t e = 0; e < pack.exemptions.size(); ++e) {
    const Exemption& exemption = pack.exemptions[e];
    for (std::size_t r = 0; exemption.reasons.size() > 1 && r < exemption.reasons.size(); ++r) {
      const auto way = [e, r](Pack& changed) {
        auto& reasons = changed.exemptions[e].reasons;
        reasons.erase(reasons.begin() + static_cast<std::ptrdiff_t>(r));
      };
      changes.push_back({exemption.said.place,
                         "'" + exemption.reasons[r] + "' left out of exemptions." + exemption.id,
                         "add a filing with that reason",
                         {way},
                         Of::rows});
    }
  }
}

// --- exemptions

// Those of sets whose orders others ask for; of what measures list their rows tell.
void add_exemptions(const Pack& pack, Changes& changes) {
  const auto shows_in_rows = [&](std::size_t exemption) {
    return std::any_of(pack.measures.begin(), pack.measures.end(), [&](const Measure& measure) {
      const auto& listed = measure.exemptions;
      return std::find(listed.begin(), listed.end(), exemption) != listed.end();
    });
  };
  for (std::size_t s = 0; s < pack.selections.size(); ++s) {
    const Selection& set = pack.selections[s];
    for (std::size_t e = 0; e < set.rows.exemptions.size(); ++e) {
      if (shows_in_rows(set.rows.exemptions[e])) continue;
      const Exemption& exemption = pack.exemptions[set.rows.exemptions[e]];
      const auto way = [s, e](Pack& changed) {
        auto& listed = changed.selections[s].rows.exemptions;
        listed.erase(listed.begin() + static_cast<std::ptrdiff_t>(e));
      };
      changes.push_back({exemption.said.place,
                         "'" + exemption.id + "' left out of " + set.id,
                         "add a filing that takes a row of it out",
                         {way},
                         Of::rows});
    }
  }
}

// --- weights

using Weight = std::function<Number&(Pack&)>;

void add_weight(const Number& number, const std::string& path, const Weight& of, Changes& changes) {
  for (std::size_t e = 0; e < number.entries.size(); ++e) {
    const Number::Entry& entry = number.entries[e];
    // A weight of everything stands alone, and one from a table changes with its row.
    if (entry.expression || entry.value == 0 || entry.value == micro_one) continue;
    const auto way = [of, e](Micro by) {
      return [of, e, by](Pack& pack) { of(pack).entries[e].value += by; };
    };
    // A rounded total does not show every small change.
    constexpr Micro percent = micro_one / 100;
    changes.push_back({entry.said.place,
                       path + ", weighed otherwise",
                       "add a case that expects what is made of it and of others with other points",
                       {way(percent), way(10 * percent), way(-entry.value / 4)}});
  }
}

void add_weights(const Pack& pack, Changes& changes) {
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const Dimension& dimension = pack.dimensions[d];
    const std::string path = "dimensions." + dimension.id;
    add_weight(
        dimension.weight, path, [d](Pack& it) -> Number& { return it.dimensions[d].weight; },
        changes);
    for (std::size_t p = 0; p < dimension.parts.size(); ++p) {
      add_weight(
          dimension.parts[p].weight,
          path + ".of." + pack.indicators[dimension.parts[p].indicator].id,
          [d, p](Pack& it) -> Number& { return it.dimensions[d].parts[p].weight; }, changes);
    }
  }
}

// --- single words and numbers

void add_sessions(const Pack& pack, Changes& changes) {
  using Unit = SessionRule::Unit;
  for (std::size_t s = 0; s < pack.sessions.size(); ++s) {
    const SessionRule& rule = pack.sessions[s];
    for (const auto& [unit, word] : {std::pair{Unit::round, "round"},
                                     {Unit::person, "person"},
                                     {Unit::buyer_and_day, "buyer and day"}}) {
      if (unit == rule.unit) continue;
      const auto way = [s, to = unit](Pack& changed) { changed.sessions[s].unit = to; };
      changes.push_back({rule.place,
                         "sessions." + rule.id + ", made by '" + word + "'",
                         "add messages that make other sessions then",
                         {way},
                         Of::messages});
    }
  }
}

void add_rounding(const Pack& pack, Changes& changes) {
  constexpr int finest = 6;
  const int decimals = pack.total.decimals;
  if (decimals == finest) return;
  const auto add = [&](int by, const char* what) {
    const auto way = [by](Pack& changed) { changed.total.decimals += by; };
    changes.push_back({pack.total.said.place,
                       std::string("total.round, ") + what,
                       "add a case with a total that has more decimals",
                       {way}});
  };
  if (decimals > 0) add(-1, "one place less");
  // A sum or the lowest of points has the decimals of the points.
  if (pack.total.kind == Total::Kind::weighted) add(1, "one place more");
}

}  // namespace

std::vector<Change> changes_of(const Pack& whole) {
  Pack pack = whole;
  pack.tasks.clear();  // cases do not reach them
  Changes changes;
  add_windows(pack, changes);
  add_words(pack, changes);
  add_exemptions(pack, changes);
  add_weights(pack, changes);
  add_tables(pack, changes);
  add_peers(pack, changes);
  add_sessions(pack, changes);
  add_literals(pack, changes);
  add_conditions(pack, changes);
  add_numbers(pack, changes);
  add_rounding(pack, changes);
  add_pay_changes(pack, changes);
  return changes;
}

Changed::Changed(const Pack& version, std::function<void(Pack&)> way)
    : since_(version.since), way_(std::move(way)) {}

const Family& Changed::in(const Family& family) {
  const auto [made, is_new] = made_.try_emplace(&family, Family{});
  if (!is_new) return made->second;
  made->second = family;
  for (Pack& pack : made->second.versions) {
    if (pack.since == since_) way_(pack);
  }
  return made->second;
}

}  // namespace xingji::cases
