#include "engine/waiting.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "engine/number.h"
#include "engine/plan.h"
#include "engine/subjects.h"
#include "engine/supposed.h"

namespace xingji {
namespace {

// The programs of one task.
struct TaskPlan {
  TaskPlan(const Pack& pack, const Task& planned, const FactSet& facts)
      : task(&planned),
        rows(pack, planned.rows, planned.rows, facts),
        done(planned.done, planned.rows.table, pack, facts) {
    for (const Expression& rank : planned.first) {
      first.emplace_back(rank, planned.rows.table, pack, facts);
    }
    if (planned.fine && planned.fine->share) {
      fined.emplace(planned.fine->of, planned.rows.table, pack, facts);
    }
  }

  const Task* task;
  MeasurePlan rows;
  Program done;
  std::vector<Program> first;
  std::optional<Program> fined;  // the amount of which a fine is a share
};

// The rows of one account that wait for one task. Lanes are narrowed step by step, as a fold does
// for whole days.
class Search {
 public:
  Search(const Pack& pack, TaskPlan& plan, const AccountRows& account, Instant view,
         Instant seen_at)
      : pack_(pack), plan_(plan), account_(account), view_(view), seen_at_(seen_at) {}

  /// `appealed`: ids of rows about which an appeal is handed in.
  std::vector<Waiting> run(const std::vector<Filing>& filings,
                           const std::set<std::string>& appealed) {
    const Table table = plan_.task->rows.table;
    const Existence existence(account_.shard->table(table), table);
    const auto [begin, end] = account_.shard->rows_of(table, account_.account);
    for (std::uint32_t row = begin; row < end; ++row) {
      if (!existence.of(row, view_)) continue;
      lanes_.rows.push_back(row);
      lanes_.views.push_back(seen_at_);
      lanes_.judged.push_back(pack_.zone.day_of(view_));
    }
    plan_.rows.extend.start(filings);
    plan_.rows.exempt.start(filings);
    find_due_times();
    keep_own();
    keep_undone();
    for (Program& filter : plan_.rows.filters) keep_where(filter);
    keep_unexempted();
    if (!appealed.empty()) keep_unappealed(appealed);
    return taken();
  }

 private:
  // A row without a due time stands on the day that is looked at.
  void find_due_times() {
    lanes_.anchors.assign(lanes_.size(), pack_.zone.day_of(view_));
    if (!plan_.rows.extend.is_empty()) {
      lanes_.dues.assign(lanes_.size(), 0);
      for (std::size_t e = 0; e < plan_.rows.extended_instants.size(); ++e) extend(e);
    }
    const LaneValues& dues = plan_.rows.anchor.run(account_, lanes_);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (dues.known[i] != 0) lanes_.anchors[i] = pack_.zone.day_of(dues.value[i]);
    }
  }

  void extend(std::size_t extension) {
    const LaneValues& dues = plan_.rows.extended_instants[extension].run(account_, lanes_);
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (dues.known[i] == 0) continue;
      const Filing* filing = plan_.rows.extend.find_extension(extension, account_, lanes_.rows[i],
                                                              dues.value[i], seen_at_);
      if (filing != nullptr) lanes_.dues[i] = std::max(lanes_.dues[i], filing->new_due_at);
    }
  }

  void keep_own() {
    if (!plan_.rows.by) return;
    const LaneValues& owners = plan_.rows.by->run(account_, lanes_);
    keep([&](std::size_t i) {
      return owners.known[i] != 0 && owners.value[i] == static_cast<std::int64_t>(account_.key);
    });
  }

  void keep_undone() {
    const LaneValues& ends = plan_.done.run(account_, lanes_);
    keep([&](std::size_t i) { return ends.known[i] == 0; });
  }

  void keep_where(Program& filter) {
    const LaneValues& holds = filter.run(account_, lanes_);
    keep([&](std::size_t i) { return holds.known[i] != 0 && holds.value[i] == 1; });
  }

  void keep_unexempted() {
    if (plan_.rows.exempt.is_empty()) return;
    for (std::size_t e = 0; e < plan_.rows.exempted_instants.size(); ++e) {
      const LaneValues& instants = plan_.rows.exempted_instants[e].run(account_, lanes_);
      keep([&](std::size_t i) {
        return instants.known[i] == 0 ||
               plan_.rows.exempt.find(e, account_, lanes_.rows[i], instants.value[i], seen_at_) ==
                   nullptr;
      });
    }
  }

  void keep_unappealed(const std::set<std::string>& appealed) {
    const Texts& ids = account_.shard->table(plan_.task->rows.table).keys;
    keep([&](std::size_t i) { return !appealed.contains(std::string(ids[lanes_.rows[i]])); });
  }

  template <class Holds>
  void keep(const Holds& holds) {
    std::vector<std::uint8_t> marks(lanes_.size());
    for (std::size_t i = 0; i < marks.size(); ++i) {
      marks[i] = static_cast<std::uint8_t>(holds(i));
    }
    lanes_.keep(marks);
  }

  std::vector<Waiting> taken() {
    std::vector<Waiting> found(lanes_.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      found[i].row = lanes_.rows[i];
      found[i].account = account_;
      found[i].began = event_time(lanes_.rows[i]);
    }
    if (plan_.task->has_clock) set(plan_.rows.anchor, &Waiting::due, found);
    if (plan_.fined) set(*plan_.fined, &Waiting::money, found);
    for (std::size_t r = 0; r < plan_.first.size(); ++r) add_urgency(r, found);
    return found;
  }

  std::optional<Instant> event_time(std::uint32_t row) const {
    const Table table = plan_.task->rows.table;
    const std::int64_t event =
        Sight(account_.shard->table(table), table, *event_column(table)).value(row);
    return event == missing ? std::nullopt : std::optional<Instant>(event);
  }

  void set(Program& program, std::optional<std::int64_t> Waiting::*to,
           std::vector<Waiting>& found) {
    const LaneValues& values = program.run(account_, lanes_);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (values.known[i] != 0) found[i].*to = values.value[i];
    }
  }

  void add_urgency(std::size_t rank, std::vector<Waiting>& found) {
    const LaneValues& values = plan_.first[rank].run(account_, lanes_);
    const Type type = plan_.task->first[rank].type;
    const bool is_number = type == Type::number;
    for (std::size_t i = 0; i < found.size(); ++i) {
      // A condition that is not known does not hold, as one that is known not to.
      std::int64_t urgency = type == Type::flag ? 0 : INT64_MIN;
      if (values.known[i] != 0) {
        urgency = is_number ? static_cast<std::int64_t>(divide_rounded(
                                  Int128{values.value[i]} * micro_one, values.denominator[i]))
                            : values.value[i];
      }
      found[i].urgency.push_back(urgency);
    }
  }

  const Pack& pack_;
  TaskPlan& plan_;
  const AccountRows& account_;
  Instant view_;     // what is there
  Instant seen_at_;  // and in which light
  Lanes lanes_;
};

// `money` holds the amount of which a fine is a share.
void set_costs(const Task& task, Amounts& amounts, Waiting& found) {
  if (task.points) found.points = amounts.of(*task.points);
  if (!task.fine) return;
  const Task::Fine& fine = *task.fine;
  if (fine.each) {
    found.money = amounts.of(*fine.each);
    return;
  }
  const auto share = amounts.of(*fine.share);
  if (!share || !found.money) {
    found.money.reset();
    return;
  }
  auto money = static_cast<std::int64_t>(divide_rounded(Int128{*found.money} * *share, micro_one));
  if (const auto least = fine.least ? amounts.of(*fine.least) : std::nullopt) {
    money = std::max(money, *least);
  }
  if (const auto most = fine.most ? amounts.of(*fine.most) : std::nullopt) {
    money = std::min(money, *most);
  }
  found.money = money;
}

std::set<std::string> appealed_for(const Task& task, const FactSet& facts,
                                   const AccountRows& account, Instant view) {
  if (!waits_for_appeal(task)) return {};
  return appealed_rows(facts, *account.shard, account.account, task.rows.table, view);
}

void put_in_order(const Pack& pack, std::vector<Waiting>& all) {
  const auto rank = [&](const Waiting& w) {
    const bool has_clock = pack.tasks[w.task].has_clock;
    return std::make_tuple(has_clock ? 0 : w.task + 1, has_clock && !w.due, w.due.value_or(0));
  };
  // What waits longest first; rows stand by their orders.
  const auto age = [](const Waiting& w) { return std::tie(w.subject, w.task, w.began); };
  std::stable_sort(all.begin(), all.end(), [&](const Waiting& a, const Waiting& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.urgency != b.urgency ? a.urgency > b.urgency : age(a) < age(b);
  });
}

}  // namespace

std::vector<Waiting> waiting(const Pack& pack, const FactSet& facts,
                             const std::vector<std::string>& subjects, Instant view,
                             std::optional<Instant> seen_at) {
  const Day day = pack.zone.day_of(view);
  std::vector<TaskPlan> plans;
  std::vector<std::size_t> positions;
  for (std::size_t t = 0; t < pack.tasks.size(); ++t) {
    if (!in_force(pack.tasks[t].since, pack.tasks[t].until, day)) continue;
    plans.emplace_back(pack, pack.tasks[t], facts);
    positions.push_back(t);
  }
  std::vector<Waiting> all;
  for (const std::string& subject : subjects) {
    const auto rows = find_subject(facts, pack, subject);
    CHECK(rows.has_value());
    const Attributes attributes(pack, facts, *rows);
    Amounts amounts(pack, attributes, day);
    AccountRows account = *rows;
    if (!pack.attributes.empty()) account.attributes = &attributes;
    const auto filings = filings_of(facts, *account.shard, account.account);
    for (std::size_t p = 0; p < plans.size(); ++p) {
      const auto appealed = appealed_for(*plans[p].task, facts, account, seen_at.value_or(view));
      for (Waiting& found :
           Search(pack, plans[p], account, view, seen_at.value_or(view)).run(filings, appealed)) {
        found.subject = subject;
        found.task = positions[p];
        found.account.attributes = nullptr;
        set_costs(pack.tasks[found.task], amounts, found);
        all.push_back(std::move(found));
      }
    }
  }
  put_in_order(pack, all);
  return all;
}

}  // namespace xingji
