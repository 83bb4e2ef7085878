// The small changes to decisions that cases should notice: a row left out, a word or a line of its
// condition moved, another word in its outcome.
#include <algorithm>

#include "cases/decisions.h"
#include "pack/visit.h"

namespace xingji::cases {
namespace {

// Where a part of an expression stands in it.
using Path = std::vector<std::size_t>;
using Way = std::function<void(Pack&)>;

Expression& at(Pack& pack, std::size_t d, std::size_t r, const Path& path) {
  Expression* part = &*pack.decisions[d].rows[r].when;
  for (const std::size_t step : path) part = &part->arguments[step];
  return *part;
}

// Whether the line itself belongs to what the comparison asks for.
std::optional<Op> moved_line(Op op) {
  if (op == Op::less) return Op::at_most;
  if (op == Op::at_most) return Op::less;
  if (op == Op::more) return Op::at_least;
  if (op == Op::at_least) return Op::more;
  return std::nullopt;
}

// How far a line is moved: whole things by one, others by a tenth.
std::int64_t step_of(const Expression& line) {
  if (line.type == Type::date) return 1;
  if (line.type == Type::number && line.literal % micro_one == 0) return micro_one;
  return std::max<std::int64_t>(std::abs(line.literal) / 10, 1);
}

class Changes {
 public:
  explicit Changes(const Pack& pack) : pack_(pack) {}

  std::vector<Change> take() {
    for (std::size_t d = 0; d < pack_.decisions.size(); ++d) {
      const Decision& decision = pack_.decisions[d];
      for (std::size_t r = 0; r < decision.rows.size(); ++r) add_row(d, r);
    }
    for (std::size_t t = 0; t < pack_.tables.size(); ++t) add_table(t);
    return std::move(changes_);
  }

 private:
  void add(const Place& place, const std::string& name, Way way, const std::string& remedy) {
    changes_.push_back({place, name, remedy, {std::move(way)}});
  }

  void add_row(std::size_t d, std::size_t r) {
    const Decision& decision = pack_.decisions[d];
    const Decision::Row& row = decision.rows[r];
    const std::string name = "decisions." + decision.id + ".rows." + row.id;
    for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
      const Decision::Output& output = decision.outputs[o];
      add(
          row.place, name + " with another '" + output.id + "'",
          [d, r, o, count = output.words.size()](Pack& pack) {
            std::size_t& word = pack.decisions[d].rows[r].outcome[o];
            word = (word + 1) % count;
          },
          "a case of this row that expects '" + output.id + "' in 'outcome'");
    }
    if (!row.when) return;
    add(
        row.place, name + ", left out",
        [d, r](Pack& pack) {
          Expression never;
          never.op = Op::literal;
          pack.decisions[d].rows[r].when = never;
        },
        "a case that this row decides");
    add_parts(*row.when, name, d, r, {});
  }

  void add_parts(const Expression& part, const std::string& name, std::size_t d, std::size_t r,
                 const Path& path) {
    if (const auto other = moved_line(part.op)) add_line(part, *other, name, d, r, path);
    constexpr std::size_t of_two = 3;  // what is asked, and two words
    for (std::size_t w = 1;
         part.op == Op::one_of && part.arguments.size() >= of_two && w < part.arguments.size();
         ++w) {
      const Expression& word = part.arguments[w];
      add(
          word.place,
          name + ": '" + (word.type == Type::text ? word.name : to_text(word)) + "' left out",
          [d, r, path, w](Pack& pack) {
            auto& words = at(pack, d, r, path).arguments;
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(w));
          },
          "a case with that word that this row decides");
    }
    for (std::size_t a = 0; a < part.arguments.size(); ++a) {
      Path inner = path;
      inner.push_back(a);
      add_parts(part.arguments[a], name, d, r, inner);
    }
  }

  void add_line(const Expression& part, Op other, const std::string& name, std::size_t d,
                std::size_t r, const Path& path) {
    Expression moved = part;
    moved.op = other;
    add(
        part.place, name + ": '" + to_text(moved) + "'",
        [d, r, path, other](Pack& pack) { at(pack, d, r, path).op = other; },
        "a case exactly on the line");
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
      if (part.arguments[side].op != Op::literal) continue;
      // Away from the line to where the comparison does not hold yet.
      const bool is_up = (part.op == Op::at_most || part.op == Op::less) == (side == 1);
      const std::int64_t by = step_of(part.arguments[side]) * (is_up ? 1 : -1);
      moved = part;
      moved.arguments[side].literal += by;
      add(
          part.place, name + ": '" + to_text(moved) + "'",
          [d, r, path, side, by](Pack& pack) {
            at(pack, d, r, path).arguments[side].literal += by;
          },
          "a case right beside the line, where the comparison does not hold");
    }
  }

  void add_table(std::size_t t) {
    const KeyTable& table = pack_.tables[t];
    if (!is_only_decided_by(pack_, table)) return;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      add(
          table.rows[r].said.place,
          "tables." + table.id + ", the row '" + table.rows[r].keys[0].text + "' left out",
          [t, r](Pack& pack) {
            auto& rows = pack.tables[t].rows;
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(r));
          },
          "a case with that word");
    }
  }

  const Pack& pack_;
  std::vector<Change> changes_;
};

}  // namespace

bool is_only_decided_by(const Pack& pack, const KeyTable& table) {
  bool is_asked = false;
  const Visit see = [&](const Expression& e) {
    is_asked |= (e.op == Op::look_up || e.op == Op::is_listed) && e.name == table.id;
  };
  visit_expressions(pack, see);
  visit_standing_expressions(pack, see);
  visit_pay_expressions(pack, see);
  if (is_asked) return false;
  visit_decision_expressions(pack, see);
  return is_asked;
}

std::vector<Change> decision_changes_of(const Pack& pack) { return Changes(pack).take(); }

}  // namespace xingji::cases
