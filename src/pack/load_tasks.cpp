// Deadlines and lists of work: what waits to be done.
#include "pack/load_blocks.h"
#include "pack/visit.h"

namespace xingji {
namespace {

constexpr auto deadline_keys =
    std::to_array<std::string_view>({"title", "advice", "of", "by", "where", "exempt", "due",
                                     "done", "first", "missed", "since", "until"});
constexpr auto list_keys = std::to_array<std::string_view>(
    {"title", "advice", "of", "by", "where", "exempt", "done", "first", "since", "until"});
constexpr auto missed_keys = std::to_array<std::string_view>({"points", "money", "says"});
constexpr std::array ranks = {Type::flag, Type::number, Type::duration, Type::money};
constexpr auto fine_keys =
    std::to_array<std::string_view>({"each", "share", "of", "least", "most"});

void read_fine(const Reader& missed, Task& task) {
  Draft& draft = missed.draft();
  const Node* node = missed.find("money");
  if (node == nullptr) return;
  const Reader reader(draft, *node, node->place, missed.path_of("money"), missed.inherited(),
                      fine_keys);
  NumberRule amount;
  amount.type = Type::money;
  amount.least = 0;
  amount.example = "5 CNY";
  Task::Fine fine;
  fine.each = find_number(reader, "each", amount);
  fine.share = find_number(reader, "share", weight_rule());
  fine.least = find_number(reader, "least", amount);
  fine.most = find_number(reader, "most", amount);
  if (auto of = reader.expression("of", draft.row_scope(task.rows.table), an_amount)) {
    fine.of = std::move(*of);
  }
  const bool has_each = reader.find("each") != nullptr;
  const bool has_share = reader.find("share") != nullptr && reader.find("of") != nullptr;
  if (has_each == has_share && !reader.has_stray_keys()) {
    draft.refuse(node->place, "money is 'each', or a 'share' and 'of' what",
                 "write for example { share: 30%, of: amount, least: 5 CNY, most: 500 CNY }");
  }
  task.fine = std::move(fine);
}

void read_missed(const Reader& deadline, Task& task) {
  Draft& draft = deadline.draft();
  const Node* node = deadline.need("missed", "missed: { says: … }");
  if (node == nullptr) return;
  const Reader reader(draft, *node, node->place, deadline.path_of("missed"), deadline.inherited(),
                      missed_keys);
  NumberRule points;
  points.least = 0;
  points.example = "2";
  task.points = find_number(reader, "points", points);
  read_fine(reader, task);
  task.says = reader.title("says");
  const bool says = reader.find("points") != nullptr || reader.find("money") != nullptr ||
                    reader.find("says") != nullptr;
  if (says || reader.has_stray_keys()) return;
  draft.refuse(node->place, "'missed' does not say what a breach costs",
               "give points, money, or the words of the rule with says");
}

// One expression, or a list of which the first decides.
void read_first(const Reader& reader, Task& task) {
  const Node* node = reader.find("first");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  const Scope scope = draft.row_scope(task.rows.table);
  const std::vector<Node> one = {*node};
  for (const Node& item : node->is_list() ? node->items : one) {
    if (auto rank = expression_at(draft, item, scope, ranks)) {
      task.first.push_back(std::move(*rank));
    }
  }
}

// Who is kept of a set, and what makes a session, is decided day by day; a task is asked at any
// instant.
void refuse_selections(const Reader& reader, const Task& task) {
  bool asks = task.rows.session.has_value();
  for (const std::size_t selection : task.rows.selections) {
    asks |= reader.draft().pack.selections[selection].keep.has_value();
  }
  const Visit see = [&](const Expression& e) { asks |= e.op == Op::in_set; };
  visit_task(task, see);
  if (!asks) return;
  reader.draft().refuse(reader.place(),
                        "'" + task.id + "' asks for rows that only a whole day can tell",
                        "name a table, or a set without 'keep' and 'sessions', and write no "
                        "'order in'");
}

void read_task(const Reader& reader, const std::string& id, bool has_clock) {
  Draft& draft = reader.draft();
  Task task;
  task.id = id;
  task.has_clock = has_clock;
  task.title = reader.need_title("title");
  task.advice = reader.title("advice");
  task.said = reader.said();
  task.place = reader.place();
  read_span(reader, task.since, task.until);
  if (has_clock) reader.need("due", "due: promised_ship_at");
  reader.need("done", "done: shipped_at");
  auto rows = read_waiting(reader, id, "due");
  if (!rows) return;
  task.rows = std::move(*rows);
  const Scope scope = draft.row_scope(task.rows.table);
  if (auto done = reader.expression("done", scope, an_instant)) task.done = std::move(*done);
  read_first(reader, task);
  if (has_clock) read_missed(reader, task);
  refuse_selections(reader, task);
  draft.pack.tasks.push_back(std::move(task));
}

}  // namespace

bool is_without_score(const Reader& pack) {
  for (const std::string_view key : {"indicators", "dimensions", "total", "stars"}) {
    if (pack.find(key) != nullptr) return false;
  }
  for (const std::string_view key : {"deadlines", "worklists", "pay", "decisions"}) {
    if (pack.find(key) != nullptr) return true;
  }
  return false;
}

void read_tasks(const Reader& pack) {
  const Block deadlines = open_block(pack, "deadlines");
  for (const Item& item : deadlines.items) {
    read_task(
        Reader(pack.draft(), *item.node, item.place, item.path, deadlines.inherited, deadline_keys),
        item.id, true);
  }
  const Block lists = open_block(pack, "worklists");
  for (const Item& item : lists.items) {
    read_task(Reader(pack.draft(), *item.node, item.place, item.path, lists.inherited, list_keys),
              item.id, false);
  }
}

}  // namespace xingji
