// Words that rules ask for and that are nearly, but not, one of those that a column is known for:
// facts' slips are told when they are read, a rule's slip would count nothing.
#include <algorithm>

#include "base/text.h"
#include "pack/lint.h"
#include "pack/visit.h"

namespace xingji {
namespace {

// The words that a column of free text is known for; none of other things.
std::vector<std::string_view> words_of(const Expression& thing) {
  const bool is_column =
      thing.op == Op::column || (thing.op == Op::join && thing.type == Type::text);
  if (!is_column) return {};
  const Table table = thing.op == Op::column && thing.of_order ? Table::orders : thing.table;
  const Column& column = definition(table).columns[thing.column];
  if (column.kind != Kind::text || column.words.empty()) return {};
  return split(column.words, ' ');
}

void lint_word(Draft& draft, const Expression& thing, const Expression& word) {
  if (word.op != Op::literal || word.type != Type::text) return;
  const std::vector<std::string_view> words = words_of(thing);
  if (std::find(words.begin(), words.end(), word.name) != words.end()) return;
  const std::string near = did_you_mean(word.name, words);
  if (near.empty()) return;
  draft.warn(word.place, "'" + to_text(thing) + "' is not known to say '" + word.name + "'", near);
}

}  // namespace

void lint_words(Draft& draft) {
  visit_expressions(draft.pack, [&](const Expression& expression) {
    const auto& arguments = expression.arguments;
    if (expression.op == Op::equal || expression.op == Op::unequal) {
      lint_word(draft, arguments[0], arguments[1]);
      lint_word(draft, arguments[1], arguments[0]);
    } else if (expression.op == Op::one_of) {
      for (std::size_t i = 1; i < arguments.size(); ++i)
        lint_word(draft, arguments[0], arguments[i]);
    }
  });
}

}  // namespace xingji
