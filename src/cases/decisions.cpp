#include "cases/decisions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

constexpr auto expect_keys = std::to_array<std::string_view>({"row", "outcome", "asks"});
constexpr std::string_view none = "none";

bool is_comparison(Op op) {
  return op == Op::less || op == Op::at_most || op == Op::more || op == Op::at_least;
}

std::string version_of(const Pack& pack) {
  return (pack.since ? format_day(*pack.since) : "") + ' ';
}
std::string row_key(const Pack& pack, const Decision& decision, const Decision::Row& row) {
  return version_of(pack) + decision.id + ".rows." + row.id;
}
std::string line_key(const Pack& pack, const Decision& decision, const Expression& comparison,
                     std::string_view side) {
  return version_of(pack) + decision.id + ' ' + to_text(comparison) + ' ' + std::string(side);
}

const Decision* find(const Pack& pack, const Node& node, Problems& problems) {
  const Decision* decision = find_decision(pack, node.text);
  if (decision == nullptr) {
    refuse_word(node.place, "no decision", node.text, ids_of(pack.decisions), problems);
  }
  return decision;
}

Answers answers_of(const Node* node, const Pack& pack, const Decision& decision,
                   Problems& problems) {
  Answers answers(decision.inputs.size());
  if (node == nullptr || !is_map(*node, "'inputs'", problems)) return answers;
  check_keys(*node, ids_of(decision.inputs), problems);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Decision::Input& input = decision.inputs[i];
    const Node* value = node->find(input.id);
    if (value == nullptr) continue;
    answers[i] = parse_answer(input, value->text, pack.currency);
    if (answers[i]) continue;
    problems.push_back({value->place, "'" + value->text + "' is no answer to '" + input.id + "'",
                        "write " + example_of(input, pack.currency, Language::en)});
  }
  return answers;
}

void compare(const Node* expected, const std::string& path, const std::string& got,
             const std::vector<std::string_view>& known, Problems& problems) {
  if (expected == nullptr || expected->text == got) return;
  if (std::find(known.begin(), known.end(), expected->text) == known.end()) {
    refuse_word(expected->place, path + ": no", expected->text, known, problems);
  } else {
    problems.push_back(
        {expected->place, path + ": expected " + expected->text + ", got " + got, ""});
  }
}

std::string asked(const Decision& decision, const Decided& decided) {
  if (decided.lacks) return *decided.lacks;
  return decided.asks ? decision.inputs[*decided.asks].id : std::string(none);
}

void compare(const Node& expect, const Pack& pack, const Decision& decision, const Decided& decided,
             Problems& problems) {
  if (!is_map(expect, "'expect'", problems)) return;
  check_keys(expect, expect_keys, problems);
  auto rows = ids_of(decision.rows);
  rows.push_back(none);
  auto inputs = ids_of(decision.inputs);
  inputs.push_back(none);
  for (const Parameter& parameter : pack.parameters) inputs.emplace_back(parameter.id);
  const std::string row = decided.row ? decision.rows[*decided.row].id : std::string(none);
  const std::string asks = asked(decision, decided);
  // One of the two tells what went wrong.
  compare(expect.find("row"), asks == none ? "row" : "row (it asks for " + asks + ")", row, rows,
          problems);
  compare(expect.find("asks"), "asks", asks, inputs, problems);
  const Node* outcome = expect.find("outcome");
  if (outcome == nullptr || !is_map(*outcome, "'outcome'", problems)) return;
  check_keys(*outcome, ids_of(decision.outputs), problems);
  for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
    const Decision::Output& output = decision.outputs[o];
    auto words = ids_of(output.words);
    words.push_back(none);
    const std::string got =
        decided.row ? output.words[decision.rows[*decided.row].outcome[o]].id : std::string(none);
    compare(outcome->find(output.id), "outcome." + output.id, got, words, problems);
  }
}

struct Outcome {
  const Pack* pack = nullptr;
  const Decision* decision = nullptr;
  Answers answers;
  Decided decided;
};

// What a case makes of a family, compared with what it expects. Whether all could be read.
bool try_case(const Case& one, const Family& family, Outcome& outcome, Problems& problems) {
  const Pack* pack = family.on(one.day);
  if (pack == nullptr) {
    const Pack& shape = family.versions.front();
    const Decision* decision = find(shape, *one.decide, problems);
    if (decision != nullptr) compare(*one.expect, shape, *decision, {}, problems);
    return decision != nullptr;
  }
  const Decision* decision = find(*pack, *one.decide, problems);
  if (decision == nullptr) return false;
  const std::size_t before = problems.size();
  Answers answers = answers_of(one.inputs, *pack, *decision, problems);
  if (problems.size() > before) return false;
  const Decided decided = decide(*pack, *decision, answers, one.day);
  compare(*one.expect, *pack, *decision, decided, problems);
  outcome = {pack, decision, std::move(answers), decided};
  return true;
}

}  // namespace

bool Decisions::run(const Case& one, std::shared_ptr<const Family> family, Problems& problems) {
  const std::size_t before = problems.size();
  Outcome outcome;
  if (!try_case(one, *family, outcome, problems)) return false;
  if (problems.size() > before || one.overlay != nullptr) return true;
  if (outcome.decision != nullptr) {
    note(one, *outcome.pack, *outcome.decision, outcome.answers, outcome.decided);
  }
  cases_.push_back({one, std::move(family)});
  return true;
}

void Decisions::note(const Case& one, const Pack& pack, const Decision& decision,
                     const Answers& answers, const Decided& decided) {
  if (decided.row) seen_.insert(row_key(pack, decision, decision.rows[*decided.row]));
  if (decided.asks) seen_.insert(version_of(pack) + decision.id + " asks");
  for (const Decision::Row& row : decision.rows) {
    if (!row.when) continue;
    visit(*row.when, [&](const Expression& e) {
      if (!is_comparison(e.op)) return;
      // The comparison as the only row says on which side of it the answers are.
      Decision alone = decision;
      alone.strictest.reset();
      alone.rows = {decision.rows.front(), decision.rows.back()};
      alone.rows.front().when = e;
      alone.rows.back().when.reset();
      const Decided side = decide(pack, alone, answers, one.day);
      if (!side.row) return;
      seen_.insert(line_key(pack, decision, e, *side.row == 0 ? "inside" : "outside"));
      alone.rows.front().when->op = Op::equal;
      const Decided on = decide(pack, alone, answers, one.day);
      if (on.row && *on.row == 0) seen_.insert(line_key(pack, decision, e, "on"));
    });
  }
}

Decisions::Tried Decisions::lines(const Family& family) const {
  Tried tried;
  std::set<std::string> told;
  for (const Pack& pack : family.versions) {
    for (const Decision& decision : pack.decisions) {
      for (const Decision::Row& row : decision.rows) {
        if (!row.when) continue;
        visit(*row.when, [&](const Expression& e) {
          if (!is_comparison(e.op) || !told.insert(line_key(pack, decision, e, "")).second) return;
          ++tried.all;
          std::string lacking;
          for (const std::string_view side : {"on", "inside", "outside"}) {
            if (seen_.contains(line_key(pack, decision, e, side))) continue;
            lacking += (lacking.empty() ? "" : ", ") + std::string(side);
          }
          if (lacking.empty()) return;
          tried.gaps.push_back(
              {e.place,
               "decisions." + decision.id + ", '" + to_text(e) + "': no case lies " + lacking,
               "add a case exactly on the line, and one on each side"});
        });
      }
    }
  }
  return tried;
}

Decisions::Tried Decisions::rows(const Family& family) const {
  Tried tried;
  const auto note = [&](const Place& place, const std::string& key, const std::string& message,
                        const std::string& remedy) {
    ++tried.all;
    if (!seen_.contains(key)) tried.gaps.push_back({place, message, remedy});
  };
  for (const Pack& pack : family.versions) {
    for (const Decision& decision : pack.decisions) {
      const std::string path = "decisions." + decision.id;
      note(decision.place, version_of(pack) + decision.id + " asks",
           path + ": no case stops and asks", "leave an input out: expect: { asks: … }");
      for (const Decision::Row& row : decision.rows) {
        note(row.place, row_key(pack, decision, row), path + ".rows." + row.id + " is not tested",
             "add a case that this row decides");
      }
    }
  }
  return tried;
}

Decisions::Tried Decisions::try_changes(const Family& family) const {
  Tried tried;
  for (const Pack& version : family.versions) {
    for (const Change& change : decision_changes_of(version)) {
      ++tried.all;
      Changed changed(version, change.ways.front());
      const bool is_noticed =
          std::any_of(cases_.begin(), cases_.end(), [&](const DecisionCase& read) {
            Problems problems;
            Outcome outcome;
            try_case(read.one, changed.in(*read.family), outcome, problems);
            return !problems.empty();
          });
      if (is_noticed) continue;
      tried.gaps.push_back({change.place, "no case notices: " + change.name, change.remedy});
    }
  }
  return tried;
}

}  // namespace xingji::cases
