#include "engine/program.h"

#include <algorithm>

#include "engine/formula.h"
#include "engine/lane_cells.h"
#include "engine/lane_math.h"
#include "engine/lane_numbers.h"
#include "engine/number.h"
#include "pack/typing_rules.h"

namespace xingji {

struct Program::Instruction {
  Op op = Op::literal;
  Type type = Type::flag;
  std::vector<LaneArgument> arguments;
  std::int64_t value = 0;  // literal
  std::int64_t denominator = 1;
  Table table = Table::orders;
  std::size_t column = 0;
  bool of_order = false;
  bool is_due = false;
  Join join = Join::any;
  Function function = Function::min;
  const Number* number = nullptr;                    // parameter
  const KeyTable* key_table = nullptr;               // look_up, is_listed
  bool at_row = false;                               // attribute
  std::optional<std::pair<Moment, Moment>> moments;  // a comparison of nothing else
  std::unique_ptr<Program> filter;                   // join
  Lanes joined;  // join: scratch, and the lane each of them belongs to
  std::vector<std::uint32_t> owners;

  // A column of the row itself, which no filing moves.
  bool is_plain() const { return op == Op::column && !of_order && !is_due; }
};

namespace {

// How many registers an expression takes; joins run their filters on registers of their own.
std::size_t count_nodes(const Expression& expression) {
  std::size_t nodes = 1;
  if (expression.op == Op::join) return nodes;
  for (const Expression& argument : expression.arguments) nodes += count_nodes(argument);
  return nodes;
}

}  // namespace

Program::Program(const Expression& expression, Table table, const Pack& pack, const FactSet& facts)
    : table_(table), pack_(&pack), facts_(&facts), moment_(moment_in(expression)) {
  registers_.resize(count_nodes(expression));
  add(expression);
}
Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

std::optional<std::size_t> Program::plain_column() const {
  return code_.size() == 1 && code_[0].is_plain() ? std::optional(code_[0].column) : std::nullopt;
}

// Of a duration that is written down for ever.
std::optional<std::int64_t> Program::seconds_in(const Expression& expression) const {
  if (expression.type != Type::duration) return std::nullopt;
  if (expression.op == Op::literal) return expression.literal;
  if (expression.op != Op::parameter) return std::nullopt;
  const std::int64_t* seconds = for_ever(parameter(expression));
  return seconds == nullptr ? std::nullopt : std::optional(*seconds);
}

std::optional<Moment> Program::moment_in(const Expression& expression) const {
  if (expression.op == Op::add) {
    auto moment = moment_in(expression.arguments[0]);
    const auto seconds = seconds_in(expression.arguments[1]);
    // Added to any instant it fits into 64 bits.
    if (!moment || moment->later != 0 || !seconds || std::abs(*seconds) > end_of_facts) return {};
    moment->later = *seconds;
    return moment;
  }
  const bool is_own_instant = expression.op == Op::column && !expression.of_order &&
                              !expression.is_due &&
                              definition(table_).columns[expression.column].kind == Kind::instant;
  return is_own_instant ? std::optional(Moment{expression.column, 0}) : std::nullopt;
}

std::size_t Program::add_literal(const Expression& expression, Instruction instruction) {
  instruction.value = expression.literal;
  if (expression.type == Type::number) {
    const Ratio ratio = Ratio::of_micro(expression.literal);
    instruction.value = static_cast<std::int64_t>(ratio.numerator);
    instruction.denominator = static_cast<std::int64_t>(ratio.denominator);
  }
  if (expression.type == Type::text) instruction.value = code_of(expression.name);
  code_.push_back(std::move(instruction));
  return code_.size() - 1;
}

// Texts that no fact has get codes of their own, so that two of them are not taken for one.
std::int64_t Program::code_of(const std::string& text) {
  const std::uint32_t code = facts_->symbols.find(text);
  if (code != Symbols::unknown) return code;
  const auto found = std::find(own_texts_.begin(), own_texts_.end(), text);
  const auto position = found - own_texts_.begin();
  if (found == own_texts_.end()) own_texts_.push_back(text);
  return static_cast<std::int64_t>(Symbols::unknown) + 1 + position;
}

std::string_view Program::text_of(std::int64_t code) const {
  if (code < Symbols::unknown) return facts_->symbols.text(static_cast<std::uint32_t>(code));
  if (code == Symbols::unknown) return {};
  return own_texts_[static_cast<std::size_t>(code - Symbols::unknown - 1)];
}

const Number& Program::parameter(const Expression& name) const {
  const auto found =
      std::find_if(pack_->parameters.begin(), pack_->parameters.end(),
                   [&](const Parameter& parameter) { return parameter.id == name.name; });
  CHECK(found != pack_->parameters.end());
  return found->number;
}

// A parameter whose one entry is written down for ever is a literal.
void Program::add_parameter(const Expression& expression, Instruction& instruction) {
  instruction.number = &parameter(expression);
  const std::int64_t* amount = for_ever(*instruction.number);
  if (amount == nullptr) return;
  instruction.op = Op::literal;
  instruction.value = *amount;
  instruction.denominator = expression.type == Type::number ? micro_one : 1;
}

std::size_t Program::add(const Expression& expression) {
  Instruction instruction;
  instruction.op = expression.op;
  instruction.type = expression.type;
  if (expression.op == Op::literal) return add_literal(expression, std::move(instruction));
  if (is_comparison(expression.op)) {
    const auto left = moment_in(expression.arguments[0]);
    const auto right = moment_in(expression.arguments[1]);
    if (left && right) {
      instruction.moments = {*left, *right};
      code_.push_back(std::move(instruction));
      return code_.size() - 1;
    }
  }
  if (expression.op == Op::join) {
    if (!expression.arguments.empty()) {
      instruction.filter =
          std::make_unique<Program>(expression.arguments[0], expression.table, *pack_, *facts_);
    }
  } else {
    for (const Expression& argument : expression.arguments) {
      const std::size_t at = add(argument);
      instruction.arguments.push_back({argument.type, &registers_[at]});
    }
  }
  instruction.table = expression.table;
  instruction.column = expression.column;
  instruction.of_order = expression.of_order;
  instruction.is_due = expression.is_due;
  instruction.join = expression.join;
  instruction.function = expression.function;
  instruction.at_row = expression.at_row;
  if (expression.op == Op::look_up || expression.op == Op::is_listed) {
    instruction.key_table = find_key_table(*pack_, expression.name);
    CHECK(instruction.key_table != nullptr);
  }
  if (expression.op == Op::parameter) add_parameter(expression, instruction);
  code_.push_back(std::move(instruction));
  return code_.size() - 1;
}

// Runs one program over one block of lanes.
class Program::Machine {
 public:
  Machine(Program& program, Accounts accounts, const Lanes& lanes)
      : program_(program),
        accounts_(accounts),
        shard_(*accounts.front().shard),
        lanes_(lanes),
        cells_(program.table_, accounts, lanes),
        numbers_(*program.pack_, accounts, lanes) {}

  const LaneValues& run() {
    for (std::size_t i = 0; i < program_.code_.size(); ++i) {
      LaneValues& to = program_.registers_[i];
      // Of a literal the lanes of the largest block so far are filled: most accounts have few rows.
      const bool is_filled =
          program_.code_[i].op == Op::literal && to.value.size() >= lanes_.size();
      if (is_filled) continue;
      to.value.resize(lanes_.size());
      to.known.resize(lanes_.size());
      to.denominator.assign(program_.code_[i].type == Type::number ? lanes_.size() : 0, 1);
      step(program_.code_[i], to);
    }
    return program_.registers_[program_.code_.size() - 1];
  }

 private:
  void step(Instruction& instruction, LaneValues& to) {
    switch (instruction.op) {
      case Op::literal:
        return fill_literal(instruction, to);
      case Op::column:
        instruction.of_order ? cells_.of_order(instruction.column, to)
                             : cells_.own(instruction.column, to);
        if (instruction.is_due) move_on(to);
        return;
      case Op::parameter:
        return numbers_.parameter(*instruction.number, to);
      case Op::join:
        return join(instruction, to);
      case Op::in_set:
        return find_order(instruction.column, to);
      case Op::attribute:
        return numbers_.attribute(instruction.column, instruction.type, instruction.at_row, to);
      case Op::look_up:
      case Op::is_listed:
        return look_up(instruction, to);
      case Op::measure:
      case Op::peer:
      case Op::past:
      case Op::shown:
        CHECK(false);  // the checker keeps measures out of row expressions
        return;
      case Op::call:
        if (instruction.function == Function::days_ago) return count_days(to);
        return call(instruction.function, instruction.arguments, program_.pack_->zone,
                    program_.pack_->calendar ? &*program_.pack_->calendar : nullptr, to);
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::negate:
      case Op::both:
      case Op::either:
      case Op::negation:
      case Op::one_of:
      case Op::is_present:
      case Op::is_missing:
      case Op::choose:
        return apply(instruction.op, instruction.type, instruction.arguments, to);
      case Op::equal:
      case Op::unequal:
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
        return compare(instruction, to);
    }
  }

  void compare(const Instruction& instruction, LaneValues& to) const {
    if (!instruction.moments) {
      return apply(instruction.op, instruction.type, instruction.arguments, to);
    }
    const auto& [left, right] = *instruction.moments;
    cells_.compare(instruction.op, left, right, to);
  }

  void fill_literal(const Instruction& instruction, LaneValues& to) const {
    std::fill(to.value.begin(), to.value.end(), instruction.value);
    std::fill(to.known.begin(), to.known.end(), std::uint8_t{1});
    std::fill(to.denominator.begin(), to.denominator.end(), instruction.denominator);
  }

  // Whether the row's order belongs to a selection; one that is not there does not.
  void find_order(std::size_t selection, LaneValues& to) const {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      const Members& members = (*account_of(i).members)[selection];
      const std::uint32_t order = order_row(account_of(i), program_.table_, lanes_.rows[i]);
      to.known[i] = 1;
      to.value[i] = order != no_row && members.holds(order, numbers_.day_judged(i)) ? 1 : 0;
    }
  }

  void move_on(LaneValues& dues) const {
    for (std::size_t i = 0; i < lanes_.dues.size(); ++i) {
      dues.value[i] = std::max(dues.value[i], lanes_.dues[i]);
    }
  }

  // From the day of the row's anchor to the day that the lane looks from.
  void count_days(LaneValues& to) const {
    CHECK(lanes_.anchors.size() == lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      to.value[i] = numbers_.day_judged(i) - lanes_.anchors[i];
      to.known[i] = 1;
    }
  }

  void look_up(const Instruction& instruction, LaneValues& to) const {
    const auto text_of = [this](std::int64_t code) { return program_.text_of(code); };
    const KeyTable& table = *instruction.key_table;
    if (instruction.op == Op::is_listed) {
      return numbers_.is_listed(table, instruction.arguments[0], text_of, to);
    }
    numbers_.look_up(table, instruction.column, instruction.arguments, text_of, to);
  }

  const AccountRows& account_of(std::size_t i) const { return accounts_[lanes_.account_of(i)]; }

  void join(Instruction& instruction, LaneValues& to);
  void reduce(const Instruction& instruction, const LaneValues* passes, LaneValues& to);

  Program& program_;
  Accounts accounts_;
  const Shard& shard_;
  const Lanes& lanes_;
  LaneCells cells_;
  LaneNumbers numbers_;
};

void Program::Machine::join(Instruction& instruction, LaneValues& to) {
  const Existence existence(shard_.table(instruction.table), instruction.table);
  Lanes& joined = instruction.joined;
  joined.clear();
  instruction.owners.clear();
  Joined rows(shard_, program_.table_, instruction.table);
  const AccountRows* account = nullptr;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    if (account != &account_of(i)) {
      account = &account_of(i);
      rows.turn_to(*account);
    }
    const auto [first, last] = rows.of(lanes_.rows[i]);
    for (std::uint32_t row = first; row < last; ++row) {
      if (!existence.of(row, lanes_.views[i])) continue;
      joined.rows.push_back(row);
      joined.views.push_back(lanes_.views[i]);
      if (!lanes_.accounts.empty()) joined.accounts.push_back(lanes_.accounts[i]);
      if (!lanes_.judged.empty()) joined.judged.push_back(lanes_.judged[i]);
      if (!lanes_.anchors.empty()) joined.anchors.push_back(lanes_.anchors[i]);
      instruction.owners.push_back(static_cast<std::uint32_t>(i));
    }
  }
  const LaneValues* passes =
      instruction.filter == nullptr ? nullptr : &instruction.filter->run(accounts_, joined);
  reduce(instruction, passes, to);
}

// Rows of a case stand in the order of their events, so the first lane of an owner is its first
// row.
void Program::Machine::reduce(const Instruction& instruction, const LaneValues* passes,
                              LaneValues& to) {
  const Lanes& joined = instruction.joined;
  const Join kind = instruction.join;
  const bool counts = kind == Join::any || kind == Join::none || kind == Join::count;
  std::fill(to.value.begin(), to.value.end(), 0);
  // Flags are two-valued, also of a row that is not there.
  const bool is_flag = !counts && instruction.type == Type::flag;
  const bool starts_known = counts || is_flag || kind == Join::sum;
  std::fill(to.known.begin(), to.known.end(), static_cast<std::uint8_t>(starts_known));
  std::vector<std::uint8_t> seen(lanes_.size(), 0);  // some row has passed

  LaneValues cells;  // the joined column
  if (!counts) {
    cells.value.resize(joined.size());
    cells.known.resize(joined.size());
    cells.denominator.assign(joined.size(), 1);
  }
  const Sight sight(shard_.table(instruction.table), instruction.table, instruction.column);
  for (std::size_t j = 0; j < joined.size(); ++j) {
    if (passes != nullptr && !(passes->known[j] != 0 && passes->value[j] == 1)) continue;
    const std::uint32_t i = instruction.owners[j];
    if (counts) {
      ++to.value[i];
      continue;
    }
    LaneCells::show(sight, joined.rows[j], joined.views[j], j, cells);
    fold_joined(kind, instruction.type, cells, j, seen[i] == 0, i, to);
    seen[i] = 1;
  }
  if (kind == Join::any || kind == Join::none) {
    for (std::int64_t& value : to.value) value = ((value > 0) == (kind == Join::any)) ? 1 : 0;
  }
}

const LaneValues& Program::run(Accounts accounts, const Lanes& lanes) {
  return Machine(*this, accounts, lanes).run();
}

}  // namespace xingji
