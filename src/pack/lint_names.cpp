// Names that mean two things, and things that nobody uses.
#include <algorithm>
#include <functional>
#include <set>

#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

bool is_column(std::string_view name) {
  const auto tables = all_tables();
  return std::any_of(tables.begin(), tables.end(), [&](const TableDefinition& table) {
    return find_column(table.table, name).has_value();
  });
}

// rows_since: is about the row's day. A day expression has no row, and `by_day` is what gives the
// row its day.
void lint_rows_since(Draft& draft) {
  const auto refuse_in = [&](const Expression& expression, const std::string& why,
                             const std::string& remedy) {
    if (expression.op != Op::parameter) return;
    for (const Parameter& parameter : draft.pack.parameters) {
      const auto& entries = parameter.number.entries;
      if (parameter.id != expression.name || entries.empty() || !entries.back().by_row) continue;
      draft.refuse(
          expression.place,
          "'" + expression.name + "' changes by the day of the row ('rows_since'), and " + why,
          remedy);
    }
  };
  visit_day_expressions(draft.pack, [&](const Expression& expression) {
    refuse_in(expression, "a day expression has no row",
              "date it with 'since', or use it in a row expression");
  });
  for (const Measure& measure : draft.pack.measures) {
    visit(measure.by_day, [&](const Expression& expression) {
      if (expression.at_row) {
        draft.refuse(expression.place,
                     "'at_row' asks for the row's day, and 'by_day' is what gives the row its day",
                     "write " + expression.name);
      }
      refuse_in(expression, "'by_day' is what gives the row its day",
                "choose by a column: if day(paid_at) >= '2022-06-01' then 24h else 48h");
    });
  }
}

// An anchor and what a filing matches are asked for before a row has its day.
void lint_days_ago(Draft& draft) {
  const auto refuse_in = [&](const Expression& tree, const std::string& where) {
    visit(tree, [&](const Expression& expression) {
      if (expression.op != Op::call || expression.function != Function::days_ago) return;
      draft.refuse(expression.place, "'days_ago' counts from 'by_day', so " + where,
                   "say it in 'where', 'counts', 'value' or 'weight'");
    });
  };
  for (const Measure& measure : draft.pack.measures) {
    refuse_in(measure.by_day, "it cannot stand in it");
  }
  for (const Exemption& exemption : draft.pack.exemptions) {
    refuse_in(exemption.matches, "a filing cannot match it");
  }
}

// Who is kept, and which orders a set has, is the same whoever counts them.
void lint_selections(Draft& draft) {
  std::set<std::size_t> asked;
  const Visit note = [&](const Expression& expression) {
    if (expression.op == Op::in_set) asked.insert(expression.column);
  };
  for (const Measure& measure : draft.pack.measures) visit_measure(measure, note);
  for (const Selection& selection : draft.pack.selections) visit_selection(selection, note);
  const auto is_by_row = [&](const Expression& expression) {
    if (expression.op == Op::call) return expression.function == Function::days_ago;
    if (expression.op == Op::attribute) return expression.at_row;
    if (expression.op != Op::parameter) return false;
    for (const Parameter& parameter : draft.pack.parameters) {
      const auto& entries = parameter.number.entries;
      if (parameter.id == expression.name) return !entries.empty() && entries.back().by_row;
    }
    return false;
  };
  for (std::size_t s = 0; s < draft.pack.selections.size(); ++s) {
    const Selection& selection = draft.pack.selections[s];
    if (!selection.keep && !asked.contains(s)) continue;
    visit_selection(selection, [&](const Expression& expression) {
      if (!is_by_row(expression)) return;
      draft.refuse(expression.place,
                   "'" + to_text(expression) +
                       "' goes by the day of a measure's row, and who belongs to '" + selection.id +
                       "' is asked before there is one",
                   "say it where the rows are counted");
    });
  }
}

std::string called(std::string_view kind, const std::string& id) {
  return std::string(kind) + " '" + id + '\'';
}

}  // namespace

void lint_names(Draft& draft) {
  for (const Parameter& parameter : draft.pack.parameters) {
    if (is_column(parameter.id)) {
      draft.refuse(parameter.place, "a parameter cannot be called '" + parameter.id + "'",
                   "that is a column");
    }
    if (find_measure(draft.pack, parameter.id)) {
      draft.refuse(parameter.place, "'" + parameter.id + "' is a parameter and a measure",
                   "rename one of them");
    }
  }
  lint_rows_since(draft);
  lint_days_ago(draft);
  lint_selections(draft);
}

std::set<std::string> names_used(const Draft& draft) {
  const Pack& pack = draft.pack;
  std::set<std::string> used;
  const Visit see = [&](const Expression& expression) {
    if (expression.op == Op::measure) used.insert(called("measure", expression.name));
    if (expression.op == Op::parameter) used.insert(called("parameter", expression.name));
    if (expression.op == Op::in_set) used.insert(called("set", expression.name));
    if (expression.op == Op::attribute) {
      used.insert(called("attribute", pack.attributes[expression.column].id));
    }
    if (expression.op == Op::look_up || expression.op == Op::is_listed) {
      used.insert(called("table", expression.name));
    }
  };
  visit_expressions(pack, see);
  visit_standing_expressions(pack, [&](const Expression& expression) {
    if (expression.op != Op::measure) see(expression);
  });
  visit_decision_expressions(pack, [&](const Expression& expression) {
    if (expression.op != Op::measure) see(expression);
  });
  visit_pay_expressions(pack, [&](const Expression& expression) {
    see(expression);
    if (expression.op != Op::measure || !expression.name.starts_with(team_prefix)) return;
    used.insert(called("measure", expression.name.substr(team_prefix.size())));
  });
  if (pack.pay && pack.pay->team) {
    for (const std::size_t same : pack.pay->team->same) {
      used.insert(called("attribute", pack.attributes[same].id));
    }
  }
  const auto see_filings = [&](const Measure& measure) {
    for (const auto* list : {&measure.exemptions, &measure.extensions}) {
      for (const std::size_t exemption : *list) {
        used.insert(called("exemption", pack.exemptions[exemption].id));
      }
    }
  };
  for (const Measure& measure : pack.measures) see_filings(measure);
  for (const Selection& selection : pack.selections) see_filings(selection.rows);
  for (const Task& task : pack.tasks) see_filings(task.rows);
  for (const auto& group : pack.peers ? pack.peers->groups : decltype(Peers::groups){}) {
    for (const std::size_t key : group) used.insert(called("attribute", pack.attributes[key].id));
  }
  for (const Deduction& deduction : pack.deductions) {
    used.insert(called("measure", pack.measures[deduction.cases].id));
  }
  for (const SetDraft& set : draft.sets) {
    if (set.is_used) used.insert(called("set", set.id));
  }
  for (const WindowDraft& window : draft.windows) {
    if (window.is_used) used.insert(called("window", window.window.id));
  }
  return used;
}

void lint_use(Draft& draft, const std::set<std::string>& elsewhere) {
  const std::set<std::string> used = names_used(draft);
  const auto see = [&](const Place& place, std::string_view kind, const std::string& id) {
    const std::string name = called(kind, id);
    if (used.contains(name) || elsewhere.contains(name)) return;
    draft.warn(place, "the " + name + " is not used", "use it or take it out");
  };
  for (const Measure& measure : draft.pack.measures) see(measure.place, "measure", measure.id);
  for (const Attribute& attribute : draft.pack.attributes) {
    see(attribute.place, "attribute", attribute.id);
  }
  for (const KeyTable& table : draft.pack.tables) see(table.place, "table", table.id);
  for (const Parameter& parameter : draft.pack.parameters) {
    see(parameter.place, "parameter", parameter.id);
  }
  for (const Exemption& exemption : draft.pack.exemptions) {
    see(exemption.said.place, "exemption", exemption.id);
  }
  for (const SetDraft& set : draft.sets) see(set.place, "set", set.id);
  for (const Pay::Value& value :
       draft.pack.pay ? draft.pack.pay->values : std::vector<Pay::Value>{}) {
    if (used.contains(called("measure", value.id))) continue;
    draft.warn(value.place, "the value of the pay '" + value.id + "' is not used",
               "use it or take it out");
  }
  for (const WindowDraft& window : draft.windows) see(window.place, "window", window.window.id);
}

}  // namespace xingji
