// `pay:` — what subjects earn: named lines of money that add up.
#include <algorithm>

#include "base/text.h"
#include "pack/load_blocks.h"
#include "pack/visit.h"

namespace xingji {
namespace {

constexpr auto pay_keys = std::to_array<std::string_view>({"sees", "team", "values", "lines"});
constexpr auto team_keys = std::to_array<std::string_view>({"same", "self"});
constexpr auto value_keys = std::to_array<std::string_view>({"title", "value", "undefined"});
constexpr auto line_keys = std::to_array<std::string_view>(
    {"title", "value", "shared", "once", "undefined", "since", "until"});
constexpr Words<bool, 2> seen_words = {{{"month", false}, {"later", true}}};
constexpr Words<bool, 2> self_words = {{{"in", true}, {"out", false}}};

// `shop`, `agent.team`, or a list of such.
void read_same(const Reader& reader, Pay::Team& team) {
  const Node* node = reader.need("same", "same: shop");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const std::string owner = std::string(to_text(draft.pack.subject)) + '.';
  std::vector<std::string> known = {"shop"};
  for (const Attribute& attribute : draft.pack.attributes) known.push_back(owner + attribute.id);
  const std::vector<Node> one = {*node};
  for (const Node& item : node->is_list() ? node->items : one) {
    const auto name = text_at(draft, item, "same");
    if (!name) continue;
    const auto found = std::find(known.begin(), known.end(), *name);
    if (found == known.end()) {
      draft.refuse_unknown(item.place, "thing that a team has in common", *name,
                           did_you_mean(*name, known), "known: " + with_commas(known));
    } else if (found == known.begin()) {
      team.same_shop = true;
    } else {
      team.same.push_back(static_cast<std::size_t>(found - known.begin()) - 1);
    }
  }
}

void read_team(const Reader& pay, Pay& made) {
  const Node* node = pay.find("team");
  if (node == nullptr) return;
  const Reader reader(pay.draft(), *node, node->place, pay.path_of("team"), pay.inherited(),
                      team_keys);
  Pay::Team team;
  read_same(reader, team);
  reader.need("self", "self: in");
  team.self_in = reader.word("self", self_words).value_or(true);
  team.said = reader.said();
  made.team = std::move(team);
}

// The same name must not mean two things in one line.
void check_name(Draft& draft, const Item& item) {
  const auto is_it = [&](const auto& thing) { return thing.id == item.id; };
  const Pay& pay = *draft.pack.pay;
  std::string_view what;
  if (find_measure(draft.pack, item.id)) what = "' is a measure already";
  if (std::any_of(draft.pack.parameters.begin(), draft.pack.parameters.end(), is_it)) {
    what = "' is a parameter already";
  }
  if (std::any_of(pay.values.begin(), pay.values.end(), is_it))
    what = "' is a value of the pay already";
  if (item.id == "total" || item.id == "stars" || item.id == "stage") what = "' is a score already";
  if (what.empty()) return;
  draft.refuse(item.place, "'" + item.id + std::string(what), "give it another name");
}

void check_undefined(const Reader& reader, const std::string& id, const Expression& value) {
  if (!divides(value) || reader.find("undefined") != nullptr || reader.has_stray_keys()) return;
  reader.draft().refuse(value.place,
                        "'" + id + "' divides, and does not say what it means when it cannot",
                        "say why there is no amount then: undefined: { zh: …, en: … }");
}

// What each person is paid once is no shop's to divide, and only agents are of several shops.
void check_once(const Reader& entry, const Pay::Line& line) {
  if (!line.is_once) return;
  Draft& draft = entry.draft();
  const Place& place = entry.find("once")->place;
  if (line.is_shared) {
    draft.refuse(place, "'" + line.id + "' is shared by a shop's people and paid once to each",
                 "leave out one of the two");
  }
  if (draft.pack.subject != Pack::Subject::agent) {
    draft.refuse(place, "only agents are of several shops, so 'once' says nothing", "leave it out");
  }
}

class LineReader {
 public:
  explicit LineReader(Draft& draft) : draft_(draft) {}

  std::optional<Expression> read(const Reader& reader, std::span<const Type> types,
                                 bool with_lines) {
    std::vector<Scope::Name> names;
    for (const PayName& name : pay_names(draft_.pack)) {
      names_.push_back(name);
      if (with_lines || name.of == PayName::Of::measure || name.of == PayName::Of::value) {
        names.push_back({name.id, name.type});
      }
    }
    Scope scope = draft_.number_scope();
    scope.measures = names;
    reader.need("value", with_lines ? "value: 2% * sales" : "value: paid / asked");
    auto value = reader.expression("value", scope, types);
    if (value) check_team(*value);
    return value;
  }

  // What the shop earns must not depend on who of its people asks.
  void check_shared(const Expression& value) {
    visit(value, [&](const Expression& part) {
      const bool is_own = part.op == Op::attribute || (part.op == Op::measure && !is_shops(part));
      if (!is_own) return;
      draft_.refuse(part.place,
                    "'" + to_text(part) + "' is one person's, and the line is shared by a shop's",
                    "speak of measures with 'by: shop'");
    });
  }

 private:
  const PayName* find(const std::string& id) const {
    const auto found = std::find_if(names_.begin(), names_.end(),
                                    [&](const PayName& name) { return name.id == id; });
    return found == names_.end() ? nullptr : &*found;
  }

  bool is_shops(const Expression& name) const {
    const PayName* found = find(name.name);
    return found != nullptr && found->of == PayName::Of::measure &&
           !draft_.pack.measures[found->position].by;
  }

  void check_team(const Expression& value) {
    if (draft_.pack.pay->team) return;
    visit(value, [&](const Expression& part) {
      if (part.op != Op::measure || !part.name.starts_with(team_prefix)) return;
      draft_.refuse(part.place,
                    "'" + part.name + "' is the team's, and 'pay' does not say who is a team",
                    "write for example team: { same: shop, self: in }");
    });
  }

  Draft& draft_;
  std::vector<PayName> names_;
};

void read_values(const Reader& reader) {
  const Node* node = reader.find("values");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Block block = open_block(draft, *node, reader.path_of("values"), reader.inherited());
  for (const Item& item : block.items) {
    const Reader entry(draft, *item.node, item.place, item.path, block.inherited, value_keys);
    check_name(draft, item);
    auto value = LineReader(draft).read(entry, quantities, false);
    Pay::Value made{item.id,   entry.title("title"), {}, entry.title("undefined"), entry.said(),
                    item.place};
    if (!value) {
      draft.unread.insert(item.id);
      draft.unread.insert(std::string(team_prefix) + item.id);
      continue;
    }
    visit(*value, [&](const Expression& part) {
      if (part.op != Op::attribute) return;
      draft.refuse(part.place, "a value is also the team's, which has no " + part.name,
                   "ask for it in the line");
    });
    check_undefined(entry, item.id, *value);
    made.value = std::move(*value);
    draft.pack.pay->values.push_back(std::move(made));
  }
}

void read_lines(const Reader& reader) {
  const Node* node = reader.need("lines", "lines: { base: { title: …, value: 2000 CNY } }");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Block block = open_block(draft, *node, reader.path_of("lines"), reader.inherited());
  for (const Item& item : block.items) {
    const Reader entry(draft, *item.node, item.place, item.path, block.inherited, line_keys);
    check_name(draft, item);
    Pay::Line line;
    line.id = item.id;
    line.title = entry.need_title("title");
    line.undefined = entry.title("undefined");
    line.is_shared = entry.flag("shared");
    line.is_once = entry.flag("once");
    check_once(entry, line);
    line.said = entry.said();
    line.place = item.place;
    read_span(entry, line.since, line.until);
    LineReader expressions(draft);
    auto value = expressions.read(entry, an_amount, true);
    if (!value) {
      draft.unread.insert(item.id);
      continue;
    }
    check_undefined(entry, item.id, *value);
    if (line.is_shared) expressions.check_shared(*value);
    line.value = std::move(*value);
    draft.pack.pay->lines.push_back(std::move(line));
  }
}

}  // namespace

void read_pay(const Reader& pack) {
  const Node* node = pack.find("pay");
  if (node == nullptr) return;
  Draft& draft = pack.draft();
  const Reader reader(draft, *node, node->place, "pay", pack.inherited(), pay_keys);
  draft.pack.pay = Pay{};
  draft.pack.pay->said = reader.said();
  draft.pack.pay->place = node->place;
  if (draft.pack.subject == Pack::Subject::shop) {
    draft.refuse(node->place, "nobody is paid by a pack that scores whole shops",
                 "write for example subject: agent");
  }
  draft.pack.pay->sees_later = reader.word("sees", seen_words).value_or(false);
  read_team(reader, *draft.pack.pay);
  read_values(reader);
  read_lines(reader);
}

}  // namespace xingji
