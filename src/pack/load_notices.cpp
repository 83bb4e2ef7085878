// `notices:` — what people are told, on which days, and what the {…} of its text stand for.
#include <algorithm>

#include "base/text.h"
#include "pack/conditions.h"
#include "pack/load_blocks.h"
#include "pack/notice_text.h"

namespace xingji {
namespace {

constexpr auto keys = std::to_array<std::string_view>(
    {"title", "when", "move", "deadline", "within", "each", "on_days", "before", "judged_on",
     "no_score_day", "severity", "to", "text", "since", "until"});
constexpr int most_days = 3660;

constexpr Words<Standing::JudgedOn, 3> series = {{{"computed", Standing::JudgedOn::computed},
                                                  {"published", Standing::JudgedOn::published},
                                                  {"shown", Standing::JudgedOn::shown}}};
constexpr Words<Standing::NoScoreDay, 3> rules = {{{"breaks", Standing::NoScoreDay::breaks},
                                                   {"skips", Standing::NoScoreDay::skips},
                                                   {"counts", Standing::NoScoreDay::counts}}};
constexpr Words<Notice::Severity, 3> severities = {{{"info", Notice::Severity::info},
                                                    {"warning", Notice::Severity::warning},
                                                    {"alarm", Notice::Severity::alarm}}};
constexpr auto roles = std::to_array<Notice::Role>({Notice::Role::owner, Notice::Role::operations,
                                                    Notice::Role::service, Notice::Role::logistics,
                                                    Notice::Role::goods, Notice::Role::finance});
std::vector<Notice::Role> read_roles(const Reader& reader) {
  std::vector<Notice::Role> result;
  std::vector<std::string_view> known;
  for (const Notice::Role role : roles) known.push_back(to_text(role));
  if (reader.need("to", "to: [operations]") == nullptr) return result;
  for (const std::string& word : reader.texts("to")) {
    const auto found = std::find(known.begin(), known.end(), word);
    if (found == known.end()) {
      reader.draft().refuse_unknown(reader.find("to")->place, "role", word,
                                    did_you_mean(word, known), "roles: " + with_commas(known));
    } else {
      result.push_back(roles[static_cast<std::size_t>(found - known.begin())]);
    }
  }
  return result;
}

// `every`, one day or several.
void read_days(const Reader& reader, Notice& notice) {
  const Node* node = reader.find("on_days");
  notice.on_days = {1};
  if (node == nullptr) return;
  notice.on_days.clear();
  if (node->is_scalar() && node->text == "every") return;
  const std::vector<Node> one = {*node};
  for (const Node& item : node->is_list() ? node->items : one) {
    const auto number = item.is_scalar() ? parse_micro(item.text) : std::nullopt;
    const bool fits = number && *number % micro_one == 0 && *number >= micro_one &&
                      *number <= most_days * micro_one &&
                      (notice.on_days.empty() || *number > notice.on_days.back() * micro_one);
    if (fits) {
      notice.on_days.push_back(static_cast<int>(*number / micro_one));
      continue;
    }
    reader.draft().refuse(item.place, "'on_days' are days of a run, 1 and up, ascending",
                          "write for example [1, 8, 12, 14], or every");
    notice.on_days = {1};
    return;
  }
  need_said(reader.draft(), *node, reader.inherited(), reader.path_of("on_days"));
}

std::optional<Notice::MoveOf> read_move(const Reader& reader, std::string_view key) {
  const auto text = reader.text(key);
  if (!text) return std::nullopt;
  Draft& draft = reader.draft();
  std::vector<std::string> known;
  for (const Standing& standing : draft.pack.standings) {
    for (const Standing::Move& move : standing.moves) {
      known.push_back(standing.id + '.' + move.id);
      if (known.back() == *text) return Notice::MoveOf{standing.id, move.id};
    }
  }
  draft.refuse_unknown(reader.find(key)->place, "move", *text, did_you_mean(*text, known),
                       "moves: " + with_commas(known));
  return std::nullopt;
}

const Standing::Move& move_of(const Pack& pack, const Notice::MoveOf& named) {
  const Standing& standing = *find_standing(pack, named.standing);
  return standing.moves[*find_move(standing, named.move)];
}

// The day of a run on which the move is made, where it counts the days of that condition; else 0.
int line_of(const Expression& condition, const std::string& run) {
  const bool compares = condition.op == Op::at_least && condition.arguments[0].op == Op::measure &&
                        condition.arguments[0].name == run &&
                        condition.arguments[1].op == Op::literal;
  if (compares) return static_cast<int>(condition.arguments[1].literal / micro_one);
  if (condition.op != Op::both) return 0;
  for (const Expression& part : condition.arguments) {
    if (const int line = line_of(part, run); line > 0) return line;
  }
  return 0;
}

void read_before(const Reader& reader, const Conditions& conditions, Notice& notice) {
  notice.before = read_move(reader, "before");
  if (!notice.before) return;
  Draft& draft = reader.draft();
  if (!notice.when) {
    if (reader.find("when") == nullptr) {
      draft.refuse(reader.find("before")->place, "'before' is a move that 'when' leads to",
                   "write 'when', or take it out");
    }
    return;
  }
  const auto& when = move_of(draft.pack, *notice.before).when;
  notice.line = when ? line_of(*when, conditions.histories()[notice.run].id) : 0;
  if (notice.line > 0 && !notice.on_days.empty() && notice.on_days.back() >= notice.line) {
    draft.refuse(
        reader.find("on_days")->place,
        "on day " + std::to_string(notice.line) + " '" + to_text(*notice.before) + "' is made",
        "warn on earlier days, and tell of the move with a notice of 'move'");
  }
}

void read_deadline(const Reader& reader, Notice& notice) {
  const auto text = reader.text("deadline");
  Draft& draft = reader.draft();
  if (!text) {
    if (const Node* within = reader.find("within")) {
      draft.refuse(within->place, "'within' is how soon rows of a deadline are due",
                   "write 'deadline', or take it out");
    }
    return;
  }
  std::vector<std::string> known;
  for (std::size_t t = 0; t < draft.pack.tasks.size(); ++t) {
    const Task& task = draft.pack.tasks[t];
    if (!task.has_clock) continue;
    known.push_back(task.id);
    if (task.id == *text) notice.deadline = t;
  }
  if (!notice.deadline) {
    draft.refuse_unknown(reader.find("deadline")->place, "deadline", *text,
                         did_you_mean(*text, known), "deadlines: " + with_commas(known));
  }
  NumberRule rule;
  rule.type = Type::duration;
  rule.least = 1;
  rule.may_be_computed = false;
  rule.example = "24h";
  const Number within = need_number(reader, "within", rule);
  if (within.entries.size() == 1) notice.within = within.entries.front().value;
  if (within.entries.size() > 1) {
    draft.refuse(reader.find("within")->place, "'within' is the same on all days",
                 "write one duration, for example 24h");
  }
}

// The notice of one score, where it speaks of each of several.
void read_notice(const Reader& reader, const std::string& id, const std::string& each) {
  Draft& draft = reader.draft();
  const std::size_t before = draft.problems.size();
  Notice notice;
  notice.id = each.empty() ? id : id + '.' + each;
  notice.each = each;
  notice.title = reader.need_title("title");
  notice.said = reader.said();
  notice.place = reader.place();
  notice.severity = reader.word("severity", severities).value_or(Notice::Severity::warning);
  notice.judged_on = reader.word("judged_on", series).value_or(Standing::JudgedOn::published);
  notice.no_score_day = reader.word("no_score_day", rules).value_or(Standing::NoScoreDay::breaks);
  notice.to = read_roles(reader);
  read_span(reader, notice.since, notice.until);
  Conditions conditions(draft, {}, each);
  const Node* when = reader.find("when");
  notice.move = read_move(reader, "move");
  read_deadline(reader, notice);
  int reasons = 0;
  for (const std::string_view key : {"when", "move", "deadline"}) {
    if (reader.find(key) != nullptr) ++reasons;
  }
  if (reasons != 1 && !reader.has_stray_keys()) {
    draft.refuse(notice.place, "a notice has one of 'when', 'move' and 'deadline'",
                 "write for example 'when: total < 4.2' or 'move: shop.remove'");
  }
  read_days(reader, notice);
  if (when != nullptr) {
    notice.when = conditions.read(*when);
    if (notice.when && conditions.has_number(*notice.when, draft.is_overlaid(when->place))) {
      need_said(draft, *when, reader.inherited(), reader.path_of("when"));
    }
    if (notice.when) notice.run = conditions.count_days(*notice.when, when->place);
  } else if (reader.find("on_days") != nullptr) {
    draft.refuse(reader.find("on_days")->place, "'on_days' are days on which 'when' holds",
                 "take them out: a move is told of on its day");
  }
  read_before(reader, conditions, notice);
  read_notice_text(reader, conditions, notice);
  notice.histories = conditions.take();
  // What was not read would be missed everywhere else.
  if (draft.problems.size() == before || !draft.has_errors()) {
    draft.pack.notices.push_back(std::move(notice));
  }
}

// The scores that `each` names; one that is empty where it is left out.
std::vector<std::string> read_each(const Reader& reader) {
  if (reader.find("each") == nullptr) return {""};
  std::vector<std::string> known;
  for (const Scope::Name& name : score_names(reader.draft().pack)) {
    if (name.type != Type::text) known.push_back(name.id);
  }
  std::vector<std::string> scores;
  for (std::string& score : reader.texts("each")) {
    if (std::find(known.begin(), known.end(), score) != known.end()) {
      scores.push_back(std::move(score));
    } else {
      reader.draft().refuse_unknown(reader.find("each")->place, "score", score,
                                    did_you_mean(score, known), "scores: " + with_commas(known));
    }
  }
  return scores;
}

}  // namespace

void read_notices(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "notices");
  for (const Item& item : block.items) {
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, keys);
    for (const std::string& each : read_each(reader)) {
      read_notice(reader, item.id, each);
      if (draft.has_errors()) break;  // the others would say the same
    }
  }
}

}  // namespace xingji
