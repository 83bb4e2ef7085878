// Peers: the groups that subjects are compared in, and points by the share of them that is beaten.
#include <array>

#include "pack/load_blocks.h"
#include "pack/typing_tables.h"

namespace xingji {
namespace {

constexpr auto peers_keys = std::to_array<std::string_view>({"group", "least", "else", "days_old"});
constexpr auto rank_keys = std::to_array<std::string_view>({"ties", "self", "ladder"});
constexpr Words<Points::Ties, 3> all_ties = {{{"worse", Points::Ties::worse},
                                              {"half", Points::Ties::half},
                                              {"better", Points::Ties::better}}};
constexpr Words<bool, 2> selves = {{{"in", true}, {"out", false}}};
constexpr std::array key_types = {Type::text};
constexpr std::int64_t usual_least = 20 * micro_one;
constexpr std::int64_t most_days_old = 366 * micro_one;

// "all", an attribute of the subject, or a list of some.
std::vector<std::size_t> read_group(const Reader& reader, const Node& node) {
  Draft& draft = reader.draft();
  if (node.is_scalar() && node.text == "all") return {};
  std::vector<const Node*> keys;
  if (node.is_list()) {
    for (const Node& item : node.items) keys.push_back(&item);
  } else {
    keys.push_back(&node);
  }
  std::vector<std::size_t> group;
  for (const Node* key : keys) {
    const auto attribute = expression_at(draft, *key, draft.number_scope(), key_types);
    if (!attribute) draft.unread.insert(reader.path());
    if (!attribute) continue;
    if (attribute->op == Op::attribute) {
      group.push_back(attribute->column);
    } else {
      draft.refuse(key->place, "peers agree in attributes of the subject",
                   "write for example group: " + std::string(to_text(draft.pack.subject)) +
                       ".industry, or group: all");
    }
  }
  return group;
}

Number read_least(const Reader& reader) {
  NumberRule rule;
  rule.least = 2 * micro_one;
  rule.is_whole = true;
  rule.may_be_computed = false;
  rule.example = "20";
  if (auto least = find_number(reader, "least", rule)) return std::move(*least);
  const Title why{"平台未公布，按通常的 20 家", "not published; 20 is usual"};
  const Provenance said{"", why, reader.path_of("least"), reader.place()};
  return {Type::number, {{{}, false, usual_least, said}}};
}

int read_days_old(const Reader& reader) {
  NumberRule rule;
  rule.least = 0;
  rule.most = most_days_old;
  rule.is_whole = true;
  rule.may_be_computed = false;
  rule.example = "2";
  const auto number = find_number(reader, "days_old", rule);
  if (!number || number->entries.empty()) return 0;
  if (number->entries.size() > 1) {
    reader.draft().refuse(reader.find("days_old")->place, "'days_old' cannot be dated",
                          "write one number");
  }
  return static_cast<int>(number->entries.front().value / micro_one);
}

}  // namespace

void read_peers(const Reader& pack) {
  const Node* node = pack.find("peers");
  if (node == nullptr) return;
  Draft& draft = pack.draft();
  const Reader reader(draft, *node, node->place, "peers", pack.inherited(), peers_keys);
  Peers peers;
  peers.place = node->place;
  peers.said = reader.said();
  if (const Node* group = reader.need("group", "group: all")) {
    peers.groups.push_back(read_group(reader, *group));
  }
  if (const Node* wider = reader.find("else")) peers.groups.push_back(read_group(reader, *wider));
  if (!draft.is_unread("peers") && peers.groups.size() == 2 &&
      peers.groups[0].size() <= peers.groups[1].size()) {
    draft.refuse(reader.find("else")->place, "'else' should name a wider group",
                 "write 'else: all', or fewer attributes");
  }
  peers.least = read_least(reader);
  peers.days_old = read_days_old(reader);
  draft.pack.peers = std::move(peers);
}

void read_rank(const Reader& points, Indicator& indicator) {
  Draft& draft = points.draft();
  const Node* node = points.find("rank");
  const Reader rank(draft, *node, node->place, points.path_of("rank"), points.inherited(),
                    rank_keys);
  indicator.points.form = Points::Form::rank;
  indicator.points.said = rank.said();
  indicator.points.ties = rank.word("ties", all_ties).value_or(Points::Ties::half);
  indicator.points.self_in = rank.word("self", selves).value_or(false);
  if (rank.need("ladder", "ladder: [{ at_least: 80%, give: 5 }, { give: 1 }]") != nullptr) {
    indicator.ladder = read_ladder(rank, Type::number);
  }
  const bool knows_side = !draft.is_unread(indicator.id + ".better");
  if (knows_side && indicator.better == Indicator::Better::middle) {
    draft.refuse(node->place, "'rank' needs a side on which a value is better",
                 "write 'better: higher' or 'better: lower'");
  }
}

}  // namespace xingji
