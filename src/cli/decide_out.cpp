#include "cli/decide_out.h"

#include <algorithm>

#include "io/json_object.h"
#include "pack/said_amounts.h"

namespace xingji {
namespace {

std::string say(Language language, std::string_view zh, std::string_view en) {
  return std::string(language == Language::zh ? zh : en);
}

std::string word_title(const Decision::Word& word, Language language) {
  return word.title.empty() ? word.id : pick(word.title, language);
}

const Decision::Word& word_of(const Decision& decision, std::size_t row, std::size_t output) {
  return decision.outputs[output].words[decision.rows[row].outcome[output]];
}

std::string outcome_json(const Decision& decision, std::size_t row) {
  Object outcome;
  for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
    outcome.add(decision.outputs[o].id, json_text(word_of(decision, row, o).id));
  }
  return outcome.text();
}

// Whatever is answered to the other questions gives this outcome, by one row or another: what the
// row says and rests on need not be so.
bool is_outcome_only(const DecisionSheet& sheet) {
  return !decide(*sheet.pack, *sheet.decision, sheet.answers, sheet.day).row;
}

const Source* source_of(const DecisionSheet& sheet, const Provenance& said) {
  for (const Source& source : sheet.pack->sources) {
    if (source.id == said.source) return &source;
  }
  return nullptr;
}

std::string answers_json(const DecisionSheet& sheet, const std::vector<std::size_t>& inputs) {
  Object answers;
  for (const std::size_t i : inputs) {
    const Decision::Input& input = sheet.decision->inputs[i];
    const Answer& answer = *sheet.answers[i];
    const std::string text = to_text(input, answer, sheet.pack->currency);
    const bool is_plain = input.type == Type::flag || input.type == Type::number;
    answers.add(input.id, is_plain ? text : json_text(text));
  }
  return answers.text();
}

std::string said_text(const DecisionSheet& sheet, const Decision::Row& row, Language language) {
  return with_amounts(pick(row.says, language), *sheet.decision, &sheet.answers,
                      sheet.pack->currency, language);
}

void add_row(const DecisionSheet& sheet, std::size_t row, Language language, Object& to) {
  const Decision& decision = *sheet.decision;
  const Decision::Row& taken = decision.rows[row];
  if (is_outcome_only(sheet)) {
    to.add("outcome", outcome_json(decision, row));
    return;
  }
  to.add("row", json_text(taken.id)).add("outcome", outcome_json(decision, row));
  if (!taken.says.empty()) to.add("says", json_text(said_text(sheet, taken, language)));
  if (const Source* source = source_of(sheet, taken.said)) {
    to.add("source", json_text(source->id)).add("grade", json_text(std::string(1, source->grade)));
  }
  if (!taken.said.assumed.empty()) to.add("assumed", json_text(pick(taken.said.assumed, language)));
}

void add_asks(const DecisionSheet& sheet, std::size_t asks, Language language, Object& to) {
  const Decision::Input& input = sheet.decision->inputs[asks];
  std::vector<std::string> words;
  for (const Decision::Word& word : input.words) words.push_back(word.id);
  Object question;
  question.add("input", json_text(input.id))
      .add("question", json_text(pick(input.ask, language)))
      .add("answers", json_text(example_of(input, sheet.pack->currency, language)));
  if (!words.empty()) question.add("words", listed(words));
  to.add("asks", question.text());
}

std::string others_json(const DecisionSheet& sheet, Language language) {
  const Decision& decision = *sheet.decision;
  List others;
  for (const OtherAnswer& other : other_answers(*sheet.pack, decision, sheet.answers, sheet.day)) {
    const Decision::Input& input = decision.inputs[other.input];
    Object one;
    one.add("input", json_text(input.id))
        .add("if", json_text(cells_phrase(input, other.cells, sheet.pack->currency, language)));
    if (other.then.row) {
      one.add("row", json_text(decision.rows[*other.then.row].id))
          .add("outcome", outcome_json(decision, *other.then.row));
    } else if (other.then.asks) {
      one.add("asks", json_text(decision.inputs[*other.then.asks].id));
    }
    others.add(one.text());
  }
  return others.text();
}

std::string outcome_text(const Decision& decision, std::size_t row, Language language) {
  std::string text;
  for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
    text += (o == 0 ? "" : say(language, "；", "; ")) + pick(decision.outputs[o].title, language) +
            say(language, "：", ": ") + word_title(word_of(decision, row, o), language);
  }
  return text;
}

std::string because_text(const DecisionSheet& sheet, Language language) {
  std::string text;
  const auto reasons = reasons_of(*sheet.pack, *sheet.decision, sheet.answers, sheet.day);
  for (const std::size_t i : reasons) {
    const Decision::Input& input = sheet.decision->inputs[i];
    text += (text.empty() ? "" : say(language, "；", "; ")) + pick(input.title, language) +
            say(language, "：", ": ") +
            answer_phrase(input, *sheet.answers[i], sheet.pack->currency, language);
  }
  return text.empty() ? text : say(language, "依据：", "because ") + text + '\n';
}

std::string provenance_text(const DecisionSheet& sheet, const Decision::Row& row,
                            Language language) {
  std::string text = say(language, "规则：", "rule: ") + row.id;
  if (const Source* source = source_of(sheet, row.said)) {
    text += say(language, "，出处 ", ", source ") + source->id + " (" + source->grade + ") " +
            source->title;
  }
  if (!row.said.assumed.empty()) {
    text += say(language, "，假定：", ", assumed: ") + pick(row.said.assumed, language);
  }
  return text + '\n';
}

std::string others_text(const DecisionSheet& sheet, Language language) {
  const Decision& decision = *sheet.decision;
  std::string text;
  for (const OtherAnswer& other : other_answers(*sheet.pack, decision, sheet.answers, sheet.day)) {
    const Decision::Input& input = decision.inputs[other.input];
    text += "  " + pick(input.title, language) + say(language, "：", ": ") +
            cells_phrase(input, other.cells, sheet.pack->currency, language) + " → ";
    if (other.then.row) {
      text += outcome_text(decision, *other.then.row, language);
    } else if (other.then.asks) {
      text += say(language, "还要看：", "it depends on: ") +
              pick(decision.inputs[*other.then.asks].title, language);
    }
    text += '\n';
  }
  return text.empty() ? text
                      : say(language, "什么会改变结果：\n", "what would change it:\n") + text;
}

}  // namespace

std::string question_text(const DecisionSheet& sheet, std::size_t asks, Language language) {
  const Decision::Input& input = sheet.decision->inputs[asks];
  return pick(input.ask, language) + say(language, "（", " (") +
         example_of(input, sheet.pack->currency, language) + say(language, "）", ")");
}

std::string decision_json(const DecisionSheet& sheet, Language language) {
  Object result;
  result.add("pack", json_text(sheet.pack->id))
      .add("decision", json_text(sheet.decision->id))
      .add("on", json_text(format_day(sheet.day)));
  if (sheet.decided.asks) add_asks(sheet, *sheet.decided.asks, language, result);
  if (sheet.decided.lacks) result.add("lacks", json_text(*sheet.decided.lacks));
  if (sheet.decided.row) {
    add_row(sheet, *sheet.decided.row, language, result);
    result.add("because", answers_json(sheet, reasons_of(*sheet.pack, *sheet.decision,
                                                         sheet.answers, sheet.day)));
    result.add("others", others_json(sheet, language));
  }
  return result.text() + '\n';
}

std::string decision_text(const DecisionSheet& sheet, Language language) {
  const Decision& decision = *sheet.decision;
  if (sheet.decided.lacks) {
    return say(language, "不能判定：规则包没有参数 ", "cannot decide: the pack has no value of ") +
           *sheet.decided.lacks + '\n';
  }
  if (sheet.decided.asks) {
    return say(language, "还不能判定，先要知道：", "cannot decide yet: ") +
           question_text(sheet, *sheet.decided.asks, language) + '\n';
  }
  const Decision::Row& row = decision.rows[*sheet.decided.row];
  std::string text = pick(decision.title, language) + '\n';
  text += outcome_text(decision, *sheet.decided.row, language) + '\n';
  if (is_outcome_only(sheet)) {
    return text +
           say(language, "其余的问题怎么答，结果都一样\n",
               "whatever is answered to the other questions, this comes out\n") +
           because_text(sheet, language) + others_text(sheet, language);
  }
  if (!row.says.empty()) text += said_text(sheet, row, language) + '\n';
  return text + because_text(sheet, language) + provenance_text(sheet, row, language) +
         others_text(sheet, language);
}

}  // namespace xingji
