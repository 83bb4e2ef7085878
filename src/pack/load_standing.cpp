// `standing:` — what follows from scores: states, and the moves between them.
#include <algorithm>

#include "base/text.h"
#include "pack/conditions.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

using Move = Standing::Move;
using State = Standing::State;

constexpr auto standing_keys = std::to_array<std::string_view>(
    {"title", "judged_on", "no_score_day", "privileges", "start", "states", "moves"});
constexpr auto state_keys =
    std::to_array<std::string_view>({"title", "privileges_off", "limits", "final"});
constexpr auto move_keys =
    std::to_array<std::string_view>({"title", "from", "to", "when", "needs", "watch", "forgives",
                                     "fine", "says", "since", "until"});

constexpr Words<Standing::JudgedOn, 3> series = {{{"computed", Standing::JudgedOn::computed},
                                                  {"published", Standing::JudgedOn::published},
                                                  {"shown", Standing::JudgedOn::shown}}};
constexpr Words<Standing::NoScoreDay, 3> rules = {{{"breaks", Standing::NoScoreDay::breaks},
                                                   {"skips", Standing::NoScoreDay::skips},
                                                   {"counts", Standing::NoScoreDay::counts}}};
constexpr Words<Move::Needs, 2> needs = {
    {{"request", Move::Needs::request}, {"appeal upheld", Move::Needs::upheld_appeal}}};

// A name alone, or a list of names.
std::vector<std::pair<std::string, Place>> names_at(const Reader& reader, std::string_view key) {
  const Node* node = reader.find(key);
  if (node == nullptr) return {};
  if (node->is_scalar()) return {{node->text, node->place}};
  std::vector<std::pair<std::string, Place>> names;
  const std::vector<std::string> texts = reader.texts(key);
  for (std::size_t i = 0; i < texts.size() && i < node->items.size(); ++i) {
    names.emplace_back(texts[i], node->items[i].place);
  }
  return names;
}

std::optional<std::size_t> position_of(Draft& draft, const std::string& name, const Place& place,
                                       const std::vector<std::string>& known,
                                       std::string_view what) {
  const auto found = std::find(known.begin(), known.end(), name);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  if (known.empty() && draft.has_errors()) return std::nullopt;  // their block was refused
  draft.refuse_unknown(place, what, name, did_you_mean(name, known),
                       "known: " + with_commas(known));
  return std::nullopt;
}

std::vector<std::size_t> positions_at(const Reader& reader, std::string_view key,
                                      const std::vector<std::string>& known,
                                      std::string_view what) {
  std::vector<std::size_t> positions;
  for (const auto& [name, place] : names_at(reader, key)) {
    if (const auto found = position_of(reader.draft(), name, place, known, what)) {
      positions.push_back(*found);
    }
  }
  return positions;
}

void read_privileges(const Reader& reader, Standing& standing) {
  const Node* node = reader.find("privileges");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Block block = open_block(draft, *node, reader.path_of("privileges"), reader.inherited());
  for (const Item& item : block.items) {
    standing.privileges.push_back({item.id, title_at(draft, *item.node, item.path)});
  }
}

// Where nobody lists the privileges, a state's own words name them.
void read_privileges_off(const Reader& reader, bool are_listed, Standing& standing, State& state) {
  if (!are_listed) {
    for (const auto& [name, place] : names_at(reader, "privileges_off")) {
      const auto known = ids_of(standing.privileges);
      const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
      if (!is_known) standing.privileges.push_back({name, {name, name}});
    }
  }
  state.privileges_off =
      positions_at(reader, "privileges_off", ids_of(standing.privileges), "privilege");
}

void read_states(const Reader& reader, Standing& standing) {
  const Node* node = reader.need("states", "states: { held: {}, lost: {} }");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Block block = open_block(draft, *node, reader.path_of("states"), reader.inherited());
  const bool are_listed = !standing.privileges.empty();
  for (const Item& item : block.items) {
    const Reader entry(draft, *item.node, item.place, item.path, block.inherited, state_keys);
    State state;
    state.id = item.id;
    state.title = entry.title("title");
    if (state.title.empty()) state.title = {item.id, item.id};
    state.limits = entry.title("limits");
    state.is_final = entry.flag("final");
    state.place = item.place;
    read_privileges_off(entry, are_listed, standing, state);
    standing.states.push_back(std::move(state));
  }
}

std::vector<std::size_t> read_from(const Reader& reader, const Standing& standing) {
  const Node* node = reader.need("from", "from: held");
  if (node == nullptr) return {};
  if (!node->is_scalar() || node->text != "any") {
    return positions_at(reader, "from", ids_of(standing.states), "state");
  }
  std::vector<std::size_t> all;
  for (std::size_t s = 0; s < standing.states.size(); ++s) {
    if (!standing.states[s].is_final) all.push_back(s);
  }
  return all;
}

void read_what_follows(const Reader& reader, const std::vector<std::string>& moves, Move& move) {
  NumberRule days;
  days.is_whole = true;
  days.may_be_computed = false;
  days.least = micro_one;
  days.most = 3660 * micro_one;
  days.example = "30";
  move.watch = find_number(reader, "watch", days);
  NumberRule money;
  money.type = Type::money;
  money.least = 1;
  money.example = "2000 CNY";
  move.fine = find_number(reader, "fine", money);
  move.forgives = positions_at(reader, "forgives", moves, "move");
  move.says = reader.title("says");
}

Move read_move(const Reader& reader, const std::string& id, const Standing& standing,
               const std::vector<std::string>& moves, Conditions& conditions) {
  Draft& draft = reader.draft();
  Move move;
  move.id = id;
  move.title = reader.title("title");
  move.said = reader.said();
  move.place = reader.place();
  read_span(reader, move.since, move.until);
  move.from = read_from(reader, standing);
  const std::vector<std::string> states = ids_of(standing.states);
  if (const auto to = reader.need_text("to", "to: lost")) {
    move.to = position_of(draft, *to, reader.find("to")->place, states, "state").value_or(0);
  }
  move.needs = reader.word("needs", needs).value_or(Move::Needs::nothing);
  if (const Node* when = reader.find("when")) {
    move.when = conditions.read(*when);
    if (move.when && conditions.has_number(*move.when, draft.is_overlaid(when->place))) {
      need_said(draft, *when, reader.inherited(), reader.path_of("when"));
    }
  }
  read_what_follows(reader, moves, move);
  return move;
}

void read_moves(const Reader& reader, Standing& standing) {
  const Node* node =
      reader.need("moves", "moves: { lose: { from: held, to: lost, when: stars <= 3.5 } }");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Block block = open_block(draft, *node, reader.path_of("moves"), reader.inherited());
  const std::vector<std::string> ids = ids_of(block.items);
  Conditions conditions(draft, ids);
  for (const Item& item : block.items) {
    const Reader entry(draft, *item.node, item.place, item.path, block.inherited, move_keys);
    standing.moves.push_back(read_move(entry, item.id, standing, ids, conditions));
  }
  standing.histories = conditions.take();
}

}  // namespace

void read_standings(const Reader& pack) {
  Draft& draft = pack.draft();
  const Block block = open_block(pack, "standing");
  for (const Item& item : block.items) {
    const std::size_t before = draft.problems.size();
    const Reader reader(draft, *item.node, item.place, item.path, block.inherited, standing_keys);
    Standing standing;
    standing.id = item.id;
    standing.title = reader.need_title("title");
    standing.said = reader.said();
    standing.place = item.place;
    standing.judged_on = reader.word("judged_on", series).value_or(Standing::JudgedOn::published);
    standing.no_score_day =
        reader.word("no_score_day", rules).value_or(Standing::NoScoreDay::breaks);
    read_privileges(reader, standing);
    read_states(reader, standing);
    if (const auto start = reader.need_text("start", "start: held")) {
      standing.start =
          position_of(draft, *start, reader.find("start")->place, ids_of(standing.states), "state")
              .value_or(0);
    }
    read_moves(reader, standing);
    // What was not read would be missed everywhere else.
    if (draft.problems.size() == before || !draft.has_errors()) {
      draft.pack.standings.push_back(std::move(standing));
    } else {
      for (const Move& move : standing.moves) draft.unread.insert(standing.id + '.' + move.id);
    }
  }
}

}  // namespace xingji
