#include "pack/visit.h"

namespace xingji {
namespace {

using See = std::function<void(const Number&)>;

void visit_if(const std::optional<Number>& number, const See& see) {
  if (number) see(*number);
}

void visit_points(const Points& points, const See& see) {
  for (const Points::Corner& corner : points.line) {
    see(corner.value);
    see(corner.give);
  }
  for (const Number* number : {&points.full, &points.target, &points.step, &points.take}) {
    see(*number);
  }
  visit_if(points.least, see);
}

void visit_indicator(const Indicator& indicator, const See& see) {
  see(indicator.no_data.points);
  see(indicator.too_few.points);
  see(indicator.no_peers.points);
  visit_if(indicator.least, see);
  for (const Step& step : indicator.ladder) {
    see(step.bound);
    see(step.give);
  }
  visit_points(indicator.points, see);
  if (indicator.small) see(indicator.small->points);
  for (const Indicator& branch : indicator.branches) visit_indicator(branch, see);
}

void visit_extras(const Pack& pack, const See& see) {
  for (const Gate& gate : pack.gates) {
    for (const Gate::Level& level : gate.levels) see(level.amount);
  }
  for (const Bonus& bonus : pack.bonuses) {
    see(bonus.add);
    visit_if(bonus.most, see);
  }
  for (const Deduction& deduction : pack.deductions) {
    see(deduction.each);
    visit_if(deduction.most, see);
  }
}

void visit_task_numbers(const Task& task, const See& see) {
  visit_if(task.points, see);
  if (!task.fine) return;
  for (const auto* number :
       {&task.fine->each, &task.fine->share, &task.fine->least, &task.fine->most}) {
    visit_if(*number, see);
  }
}

void visit_indicator_expressions(const Indicator& indicator, const Visit& see) {
  visit(indicator.value, see);
  if (indicator.small) visit(indicator.small->when, see);
  for (const Indicator& branch : indicator.branches) {
    visit(*branch.when, see);
    visit_indicator_expressions(branch, see);
  }
}

void visit_stage(const Stage& stage, const Visit& see) {
  if (stage.when) visit(*stage.when, see);
  for (const Stage::Rule& rule : stage.total) {
    if (rule.when) visit(*rule.when, see);
  }
}

}  // namespace

void visit(const Expression& expression, const Visit& see) {
  see(expression);
  for (const Expression& argument : expression.arguments) visit(argument, see);
}

void visit_measure(const Measure& measure, const Visit& see) {
  for (const Measure::Filter& filter : measure.filters) visit(filter.condition, see);
  visit(measure.by_day, see);
  if (measure.by) visit(*measure.by, see);
  if (measure.value) visit(*measure.value, see);
  if (measure.weight) visit(*measure.weight, see);
}

void visit_selection(const Selection& selection, const Visit& see) {
  visit_measure(selection.rows, see);
  if (!selection.keep) return;
  visit(selection.keep->ordered_by, see);
  for (const Expression& key : selection.keep->within) visit(key, see);
}

void visit_task(const Task& task, const Visit& see) {
  visit_measure(task.rows, see);
  visit(task.done, see);
  for (const Expression& rank : task.first) visit(rank, see);
  if (task.fine && task.fine->share) visit(task.fine->of, see);
}

void visit_day_expressions(const Pack& pack, const Visit& see) {
  for (const Measure& measure : pack.measures) {
    for (const Window::Choice& choice : measure.window.choices) {
      if (choice.when) visit(*choice.when, see);
    }
  }
  for (const Indicator& indicator : pack.indicators) visit_indicator_expressions(indicator, see);
  for (const Stage& stage : pack.stages) visit_stage(stage, see);
  for (const Gate& gate : pack.gates) {
    for (const Gate::Level& level : gate.levels) visit(level.condition, see);
  }
  for (const Bonus& bonus : pack.bonuses) visit(bonus.when, see);
  if (pack.total.needs) visit(*pack.total.needs, see);
  for (const Display& display : pack.displays) {
    if (display.value) visit(*display.value, see);
    if (display.held_at) visit(*display.held_at, see);
  }
  visit_numbers(pack, [&](const Number& number) {
    for (const Number::Entry& entry : number.entries) {
      if (entry.expression) visit(*entry.expression, see);
    }
  });
}

void visit_standing_expressions(const Pack& pack, const Visit& see) {
  for (const Standing& standing : pack.standings) {
    for (const History& history : standing.histories) {
      if (history.of) visit(*history.of, see);
    }
    for (const Standing::Move& move : standing.moves) {
      if (move.when) visit(*move.when, see);
    }
  }
  for (const Notice& notice : pack.notices) {
    for (const History& history : notice.histories) {
      if (history.of) visit(*history.of, see);
    }
    for (const Notice::Blank& blank : notice.blanks) {
      if (blank.value) visit(*blank.value, see);
    }
  }
}

void visit_pay_expressions(const Pack& pack, const Visit& see) {
  if (!pack.pay) return;
  for (const Pay::Value& value : pack.pay->values) visit(value.value, see);
  for (const Pay::Line& line : pack.pay->lines) visit(line.value, see);
}

void visit_decision_expressions(const Pack& pack, const Visit& see) {
  for (const Decision& decision : pack.decisions) {
    for (const Decision::Row& row : decision.rows) {
      if (row.when) visit(*row.when, see);
    }
  }
}

void visit_expressions(const Pack& pack, const Visit& see) {
  visit_day_expressions(pack, see);
  for (const Measure& measure : pack.measures) visit_measure(measure, see);
  for (const Selection& selection : pack.selections) visit_selection(selection, see);
  for (const Task& task : pack.tasks) visit_task(task, see);
  for (const Exemption& exemption : pack.exemptions) visit(exemption.matches, see);
  for (const SessionRule& rule : pack.sessions) {
    visit(rule.opened_by, see);
    visit(rule.answered_by, see);
  }
}

void visit_numbers(const Pack& pack, const std::function<void(const Number&)>& see) {
  for (const Parameter& parameter : pack.parameters) see(parameter.number);
  for (const Indicator& indicator : pack.indicators) visit_indicator(indicator, see);
  for (const Dimension& dimension : pack.dimensions) {
    see(dimension.weight);
    visit_if(dimension.least, see);
    visit_if(dimension.most, see);
    for (const Dimension::Part& part : dimension.parts) see(part.weight);
  }
  visit_extras(pack, see);
  for (const Task& task : pack.tasks) visit_task_numbers(task, see);
  if (pack.peers) see(pack.peers->least);
  visit_if(pack.total.full, see);
  visit_if(pack.total.least, see);
  visit_if(pack.total.most, see);
  for (const Band& band : pack.bands) {
    see(band.stars);
    visit_if(band.total_at_least, see);
    visit_if(band.each_dimension_at_least, see);
  }
  for (const Stage& stage : pack.stages) {
    for (const Stage::Rule& rule : stage.total) visit_if(rule.give, see);
  }
  for (const Display& display : pack.displays) visit_indicator(display.scale, see);
  for (const Standing& standing : pack.standings) {
    for (const Standing::Move& move : standing.moves) {
      visit_if(move.watch, see);
      visit_if(move.fine, see);
    }
  }
}

}  // namespace xingji
