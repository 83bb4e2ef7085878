// Numbers of the rules: bounds of ladders and stars, points, caps, deductions, parameters.
#include <algorithm>
#include <map>
#include <set>

#include "cases/changes.h"
#include "io/explain_out.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

using Numbers = std::set<const Number*>;

// They have changes of their own.
Numbers told_elsewhere(const Pack& pack) {
  Numbers numbers;
  for (const Dimension& dimension : pack.dimensions) {
    numbers.insert(&dimension.weight);
    for (const Dimension::Part& part : dimension.parts) numbers.insert(&part.weight);
  }
  if (pack.peers) numbers.insert(&pack.peers->least);
  // Nothing is computed with it.
  if (pack.total.full) numbers.insert(&*pack.total.full);
  for (const Standing& standing : pack.standings) {
    for (const Standing::Move& move : standing.moves) {
      for (const auto* number : {&move.watch, &move.fine}) {
        if (*number) numbers.insert(&**number);
      }
    }
  }
  for (const Parameter& parameter : pack.parameters) numbers.insert(&parameter.number);
  return numbers;
}

void add_bounds(const Indicator& indicator, Numbers& numbers) {
  for (const Step& step : indicator.ladder) numbers.insert(&step.bound);
  if (indicator.least) numbers.insert(&*indicator.least);
  for (const Indicator& branch : indicator.branches) add_bounds(branch, numbers);
}

// Whoever stands exactly on them is on the other side when they move by next to nothing.
Numbers lines_of(const Pack& pack) {
  Numbers numbers;
  for (const Indicator& indicator : pack.indicators) add_bounds(indicator, numbers);
  for (const Display& display : pack.displays) add_bounds(display.scale, numbers);
  for (const Band& band : pack.bands) {
    for (const auto* number : {&band.total_at_least, &band.each_dimension_at_least}) {
      if (*number) numbers.insert(&**number);
    }
  }
  return numbers;
}

// The parameters that are asked for, and what must be made anew when they change.
std::map<std::string, Change::Of> asked_parameters(const Pack& pack) {
  std::map<std::string, Change::Of> parameters;
  visit_parts(pack, [&](const Expression& part, const Reach& reach) {
    if (part.op != Op::parameter) return;
    Change::Of& of = parameters[part.name];  // of measures first
    of = std::max(of, reach.of);
  });
  // Those of pay have changes of their own.
  visit_pay_expressions(pack, [&](const Expression& part) {
    if (part.op == Op::parameter) parameters.erase(part.name);
  });
  return parameters;
}

// The same number may stand in several steps and branches.
void shift(Pack& pack, const Provenance& said, std::int64_t by) {
  visit_numbers(pack, [&](const Number& number) {
    for (const Number::Entry& entry : number.entries) {
      const Place& at = entry.said.place;
      const bool is_it = at.line == said.place.line && at.column == said.place.column &&
                         at.file == said.place.file && entry.said.path == said.path;
      if (is_it) const_cast<Number::Entry&>(entry).value += by;  // of a pack that may be changed
    }
  });
}

template <class See>
void visit_steps(const Pack& pack, const See& see) {
  for (const Indicator& indicator : pack.indicators) {
    for (const Step& step : indicator.ladder) see(step);
    for (const Indicator& branch : indicator.branches) {
      for (const Step& step : branch.ladder) see(step);
    }
  }
}

Step::Edge other_edge(Step::Edge edge) {
  switch (edge) {
    case Step::Edge::at_least:
      return Step::Edge::above;
    case Step::Edge::above:
      return Step::Edge::at_least;
    case Step::Edge::at_most:
      return Step::Edge::below;
    case Step::Edge::below:
      return Step::Edge::at_most;
    case Step::Edge::otherwise:
      break;
  }
  return edge;
}

// A bound that is computed is moved by what it is made of, which may be the subject's own; so the
// line itself goes to the other side.
void add_edges(const Pack& pack, std::vector<Change>& changes) {
  visit_steps(pack, [&](const Step& step) {
    const auto& entries = step.bound.entries;
    const bool is_computed = std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
      return entry.expression.has_value();
    });
    if (!is_computed) return;
    const auto way = [path = step.said.path, place = step.said.place](Pack& it) {
      visit_steps(it, [&](const Step& each) {
        const bool is_it = each.said.path == path && each.said.place.line == place.line &&
                           each.said.place.column == place.column;
        if (is_it) const_cast<Step&>(each).edge = other_edge(each.edge);  // may be changed
      });
    };
    changes.push_back({step.said.place,
                       step.said.path + ", '" + std::string(to_text(other_edge(step.edge))) +
                           "' in place of '" + std::string(to_text(step.edge)) + "'",
                       "add a case exactly on it that expects what follows",
                       {way}});
  });
}

// What a rounded total may still show.
std::vector<std::int64_t> steps_of(Type type, std::int64_t value, bool is_line, Change::Of of) {
  if (is_line) return {1, -1};
  const std::int64_t unit = type == Type::number ? micro_one : 1;
  // A sum of rows stays whole in the unit that it is counted in.
  if (of != Change::Of::measures) return {unit, -unit};
  return {1, -unit, unit, value / 10, -value / 10};
}

}  // namespace

void add_numbers(const Pack& pack, std::vector<Change>& changes) {
  const Numbers elsewhere = told_elsewhere(pack);
  const Numbers lines = lines_of(pack);
  const auto add = [&](const Number& number, Change::Of of) {
    for (const Number::Entry& entry : number.entries) {
      if (entry.expression) continue;  // what it is made of is changed
      Change change{entry.said.place,
                    entry.said.path + ", a little more or less",
                    lines.contains(&number) ? "add a case exactly on it that expects what follows"
                                            : "add a case that expects what is made of it",
                    {},
                    of,
                    {},
                    true};
      for (const std::int64_t by :
           steps_of(number.type, entry.value, lines.contains(&number), of)) {
        if (by == 0) continue;
        change.ways.emplace_back([said = entry.said, by](Pack& it) { shift(it, said, by); });
      }
      changes.push_back(std::move(change));
    }
  };
  add_edges(pack, changes);
  const auto asked = asked_parameters(pack);
  for (const Parameter& parameter : pack.parameters) {
    const auto found = asked.find(parameter.id);  // decisions have cases of their own
    if (found != asked.end()) add(parameter.number, found->second);
  }
  visit_numbers(pack, [&](const Number& number) {
    // A number that nobody wrote is a default: `per` takes whole points.
    const bool is_written = !number.entries.empty() && !number.entries.front().said.path.empty();
    if (is_written && !elsewhere.contains(&number)) add(number, Change::Of::measures);
  });
}

}  // namespace xingji::cases
