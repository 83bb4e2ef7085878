#include "standing/anew.h"

#include <algorithm>

namespace xingji {
namespace {

const History* asked(const Expression& part, const Standing& standing, History::Kind kind) {
  if (part.op != Op::measure) return nullptr;
  const History* history = find_history(standing, part.name);
  return history != nullptr && history->kind == kind ? history : nullptr;
}

// The history of `days_since(move) >= 15`, or null.
const History* waiting(const Expression& part, const Standing& standing) {
  if (part.op != Op::at_least || part.arguments[1].op != Op::literal) return nullptr;
  return asked(part.arguments[0], standing, History::Kind::days_since);
}

// `times(move) < 1` or `days_since(move) is missing`.
bool was_never_made(const Expression& part, const Standing& standing, std::size_t move) {
  const bool is_none = part.op == Op::less && part.arguments[1].op == Op::literal &&
                       part.arguments[1].literal == micro_one;
  if (!is_none && part.op != Op::is_missing) return false;
  const History* history = asked(part.arguments[0], standing,
                                 is_none ? History::Kind::times : History::Kind::days_since);
  return history != nullptr && history->days == 0 && history->move == move;
}

void add(const Expression& part, const Standing& standing, std::vector<Anew>& found) {
  if (part.op == Op::both) {
    for (const Expression& each : part.arguments) add(each, standing, found);
    return;
  }
  const bool has_two = part.op == Op::either;
  for (std::size_t a = 0; a < (has_two ? 2U : 1U); ++a) {
    const Expression& waits = has_two ? part.arguments[a] : part;
    const History* history = waiting(waits, standing);
    if (history == nullptr) continue;
    if (has_two && !was_never_made(part.arguments[1 - a], standing, history->move)) continue;
    found.push_back({standing.moves[history->move].id,
                     static_cast<int>(waits.arguments[1].literal / micro_one)});
  }
}

}  // namespace

std::vector<Anew> waits_after(const Standing& standing, const Standing::Move& move) {
  std::vector<Anew> found;
  if (move.when) add(*move.when, standing, found);
  return found;
}

std::optional<Day> last_made(const Timeline& timeline, std::string_view move, Day day) {
  std::vector<Day> made;
  for (const Line& line : timeline.lines) {
    if (line.day > day || line.kind != Line::Kind::move) continue;
    // One move a day: the day says which one it is.
    for (const Day forgiven : line.forgiven) std::erase(made, forgiven);
    if (line.standing->moves[*line.move].id == move) made.push_back(line.day);
  }
  return made.empty() ? std::nullopt : std::optional(made.back());
}

}  // namespace xingji
