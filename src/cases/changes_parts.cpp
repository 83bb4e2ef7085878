// Where expressions stand in a pack, and what must be made anew when one changes.
#include <ranges>

#include "cases/changes.h"
#include "pack/visit.h"

namespace xingji::cases {

void visit_parts(const Pack& pack,
                 const std::function<void(const Expression&, const Reach&)>& see) {
  const auto with = [&](const Reach& reach) {
    return [&see, reach](const Expression& part) { see(part, reach); };
  };
  for (const SessionRule& rule : pack.sessions) {
    visit(rule.opened_by, with({Change::Of::messages}));
    visit(rule.answered_by, with({Change::Of::messages}));
  }
  for (const Measure& measure : pack.measures) {
    const Table table = measure.session ? Table::messages : measure.table;
    const auto see_row = with({Change::Of::rows, table});
    for (const Measure::Filter& filter : measure.filters) visit(filter.condition, see_row);
    for (const auto* part : {&measure.by, &measure.value, &measure.weight}) {
      if (*part) visit(**part, see_row);
    }
    visit(measure.by_day, with({Change::Of::rows, table, true}));
    for (const Window::Choice& choice : measure.window.choices) {
      if (choice.when) visit(*choice.when, see_row);
    }
  }
  for (const Selection& selection : pack.selections) {
    visit_selection(selection, with({Change::Of::rows, selection.rows.table}));
  }
  for (const Exemption& exemption : pack.exemptions) {
    visit(exemption.matches, with({Change::Of::rows, exemption.table}));
  }
  // Parameters may be asked for by rows.
  for (const Parameter& parameter : pack.parameters) {
    for (const Number::Entry& entry : parameter.number.entries) {
      if (entry.expression) visit(*entry.expression, with({Change::Of::rows}));
    }
  }
  visit_day_expressions(pack, with({}));
}

void change_parts(Pack& pack, const Expression& like, const std::function<void(Expression&)>& way) {
  std::vector<Expression*> found;
  const auto find = [&](const Expression& part) {
    const bool is_it = part.op == like.op && part.place.line == like.place.line &&
                       part.place.column == like.place.column && part.place.file == like.place.file;
    if (is_it) found.push_back(const_cast<Expression*>(&part));  // of a pack that may be changed
  };
  visit_expressions(pack, find);
  visit_pay_expressions(pack, find);
  // What is changed may hold what stands in its place.
  for (Expression* part : std::ranges::reverse_view(found)) way(*part);
}

}  // namespace xingji::cases
