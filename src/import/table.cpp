#include "import/table.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "import/values.h"

namespace xingji::mapping {
namespace {

constexpr std::size_t backwards_shown = 3;

struct Read {
  std::int64_t number = missing;
  std::optional<Origin> origin;
};

class TableMaker {
 public:
  TableMaker(const TableSource& source, const LocalDays& days, ImportReport& report,
             OutputFolder& output);

  TableImport make();

 private:
  void write_header();
  void count_left_out(const Groups& groups);
  void find_identity();
  bool fill(const Groups& groups, std::size_t group);
  bool is_good(const CellPlan& plan, const CellValue& value, JoinedRow row, Cell& cell);
  void reject_value(const CellPlan& plan, const CellValue& value, Fault fault, JoinedRow row);
  bool is_hashed(const CellPlan& plan) const {
    return source_.buyer_key && plan.field.name == "buyer_id";
  }
  bool is_new(JoinedRow row);
  void warn_backwards(JoinedRow row);
  void reject(Place place, const std::string& reason, const std::string& message,
              const std::string& remedy);
  Place place(const std::optional<Origin>& origin, JoinedRow row) const;
  std::string name_of(const CellPlan& plan, const std::optional<Origin>& origin) const;
  std::string for_column(const CellPlan& plan) const {
    return "for " + std::string(table_.name) + "." + plan.field.name + ": ";
  }

  const TableSource& source_;
  const TableDefinition& table_;
  ImportReport& report_;
  OutputFolder& output_;
  TableImport counts_;
  std::vector<CellPlan> plans_;
  std::vector<std::string> cells_;    // of the row at hand
  std::vector<Read> read_;            // the same, as the tables read them
  std::optional<std::size_t> event_;  // position of the event time
  std::size_t backwards_told_ = 0;
  std::vector<std::size_t> identity_;      // positions in `cells_` that identify a fact
  std::unordered_set<std::string> facts_;  // identities of the rows written
};

TableMaker::TableMaker(const TableSource& source, const LocalDays& days, ImportReport& report,
                       OutputFolder& output)
    : source_(source), table_(definition(source.rule.table)), report_(report), output_(output) {
  counts_.table = table_.table;
  counts_.file = std::string(table_.name) + ".csv";
  for (const CellRule& rule : source.rule.cells) {
    plans_.push_back({rule, plan_field(table_.table, table_.columns[rule.column].name), days});
    counts_.hashed_buyers |= is_hashed(plans_.back());
    if (plans_.back().field.name == table_.event) event_ = plans_.size() - 1;
  }
}

void TableMaker::write_header() {
  std::vector<std::string> names;
  for (const CellPlan& plan : plans_) {
    names.push_back(plan.field.name);
    if (plan.rule.assumed.empty()) continue;
    const Title& why = plan.rule.assumed;
    counts_.assumptions.push_back(
        {plan.field.name + "：" + why.zh, plan.field.name + ": " + why.en});
  }
  output_.write_row(names);
}

void TableMaker::count_left_out(const Groups& groups) {
  const auto count = [&](std::uint64_t rows, const std::string& reason) {
    if (rows > 0) counts_.left_out[reason] += rows;
  };
  for (std::size_t i = 0; i < groups.unmatched.size(); ++i) {
    count(groups.unmatched[i], "no row in " + source_.input(i + 1).name);
  }
  count(groups.filtered, "not in where");
}

void TableMaker::find_identity() {
  for (const std::string_view list : {table_.key, table_.account}) {
    for (const std::string_view name : split(list, ' ')) {
      for (std::size_t i = 0; i < plans_.size(); ++i) {
        const bool is_known = std::find(identity_.begin(), identity_.end(), i) != identity_.end();
        if (plans_[i].field.name == name && !is_known) identity_.push_back(i);
      }
    }
  }
}

void TableMaker::reject(Place place, const std::string& reason, const std::string& message,
                        const std::string& remedy) {
  ++counts_.rejected[reason];
  report_.reject({std::move(place), message, remedy});
}

// A value of no row of the export, such as a count, is of the row that the group began with.
Place TableMaker::place(const std::optional<Origin>& origin, JoinedRow row) const {
  const bool is_there = origin && origin->row != no_match;
  return is_there ? source_.place(*origin) : source_.sheets[0]->place(row[0]);
}

// The export's word for what fills the cell, where it has one.
std::string TableMaker::name_of(const CellPlan& plan, const std::optional<Origin>& origin) const {
  return origin && origin->row != no_match ? source_.header(*origin) : plan.field.name;
}

void TableMaker::reject_value(const CellPlan& plan, const CellValue& value, Fault fault,
                              JoinedRow row) {
  const std::string name = name_of(plan, value.origin);
  Problem problem{{}, "column '" + name + "': " + value.fault, value.remedy};
  std::string reason = problem.message;
  if (fault != Fault::none) {
    const Rejection rejection{.fault = fault,
                              .name = name,
                              .column = plan.field.column,
                              .value = value.text,
                              .accounts = table_.account};
    const bool has_no_row = value.origin && value.origin->row == no_match;
    problem = to_problem(rejection, {});
    reason = reason_of(rejection);
    if (fault == Fault::empty && has_no_row) {
      problem.message = reason = "no row in " + source_.input(value.origin->column.slot).name;
    }
  }
  reject(place(value.origin, row), reason, for_column(plan) + problem.message, problem.remedy);
}

bool TableMaker::is_good(const CellPlan& plan, const CellValue& value, JoinedRow row, Cell& cell) {
  const Fault fault = value.fault.empty() ? plan.read(value.text, cell) : Fault::none;
  if (fault == Fault::none && value.fault.empty()) return true;
  reject_value(plan, value, fault, row);
  return false;
}

// An export is one reading of the platform, so two rows for one fact contradict each other.
bool TableMaker::is_new(JoinedRow row) {
  const auto cell_of = [&](std::size_t i) -> std::string_view { return cells_[i]; };
  if (facts_.insert(joint_key(identity_, cell_of)).second) return true;
  std::vector<std::string> names;
  std::optional<Origin> latest;  // of the input joined last: its rows differ soonest
  for (const std::size_t i : identity_) {
    if (plans_[i].rule.of.empty()) names.push_back(plans_[i].field.name);
    for (const ColumnRef column : plans_[i].rule.of) {
      const Origin origin = source_.origin(row, column);
      names.push_back(name_of(plans_[i], origin));
      if (!latest || column.slot > latest->column.slot) latest = origin;
    }
  }
  const std::string reason = "a second row with the same " + with_commas(names);
  reject(place(latest, row), reason, counts_.file + ": " + reason, "group the rows by them");
  return false;
}

bool TableMaker::fill(const Groups& groups, std::size_t group) {
  const JoinedRow row = groups.row(group, 0);
  cells_.clear();
  read_.clear();
  for (const CellPlan& plan : plans_) {
    CellValue value = value_of(source_, plan, groups, group);
    Cell cell;
    if (!is_good(plan, value, row, cell)) return false;
    read_.push_back({cell.number, value.origin});
    if (is_hashed(plan) && !value.text.empty()) {
      const auto hash = hash_buyer(value.text, *source_.buyer_key);
      value.text.assign(hash.data(), hash.size());
    }
    cells_.push_back(std::move(value.text));
  }
  if (!is_new(row)) return false;
  warn_backwards(row);
  return true;
}

// As reading the table counts them: a happening before the one from which the row exists.
void TableMaker::warn_backwards(JoinedRow row) {
  if (!event_ || backwards_told_ == backwards_shown) return;
  const Read& event = read_[*event_];
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    const Read& read = read_[i];
    const bool is_happening = plans_[i].field.column->kind == Kind::instant;
    if (!is_happening || read.number == missing || event.number <= read.number) continue;
    ++backwards_told_;
    std::string message = for_column(plans_[i]) + "column '" + name_of(plans_[i], read.origin);
    message += "': '" + cells_[i] + "' is before '" + name_of(plans_[*event_], event.origin);
    message += "', " + cells_[*event_];
    report_.warnings.push_back(
        {place(read.origin, row), std::move(message), "the row is kept as it stands", true});
    return;
  }
}

TableImport TableMaker::make() {
  const Groups groups = join_rows(source_);
  count_left_out(groups);
  find_identity();
  output_.begin(counts_.file);
  write_header();
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (!fill(groups, group)) continue;
    output_.write_row(cells_);
    ++counts_.written;
  }
  return std::move(counts_);
}

}  // namespace

TableImport make_table(const TableSource& source, const LocalDays& days, ImportReport& report,
                       OutputFolder& output) {
  return TableMaker(source, days, report, output).make();
}

}  // namespace xingji::mapping
