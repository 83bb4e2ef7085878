#include "pay/behind.h"

#include "pack/visit.h"

namespace xingji {

std::set<std::size_t> measures_behind(const Pack& pack, const Pay::Line& line) {
  std::set<std::size_t> measures;
  const std::vector<PayName> names = pay_names(pack);
  const std::function<void(const Expression&)> look = [&](const Expression& value) {
    visit(value, [&](const Expression& part) {
      if (part.op != Op::measure) return;
      for (const PayName& name : names) {
        if (name.id != part.name) continue;
        if (name.of == PayName::Of::measure) measures.insert(name.position);
        if (name.of == PayName::Of::value) look(pack.pay->values[name.position].value);
        break;
      }
    });
  };
  look(line.value);
  return measures;
}

Explanation explain_slip(const PaySheet& sheet, const Slip& slip) {
  Explanation result;
  result.subject = slip.subject;
  result.pack = sheet.pack;
  result.facts = sheet.facts;
  result.account = slip.rows;
  result.day = sheet.last;
  result.view = view_of_slips(*sheet.pack, sheet.last);
  Plan plan = make_plan(*sheet.pack, *sheet.facts);
  plan.view = result.view;
  result.witnesses.resize(plan.measures.size());
  result.balances = fold(plan, slip.rows, sheet.last, sheet.last, &result.witnesses);
  return result;
}

std::vector<PayFact> facts_behind(const PaySheet& sheet, const Slip& slip) {
  const Explanation explanation = explain_slip(sheet, slip);
  std::vector<PayFact> facts;
  for (const SlipLine& line : slip.lines) {
    for (const std::size_t m : measures_behind(*sheet.pack, *line.rule)) {
      const Measure& measure = sheet.pack->measures[m];
      const TableData& data = slip.rows.shard->table(measure.table);
      for (const Witness::Row& row : explanation.witnesses[m].counted) {
        // What is counted once has a code here that other data would not share.
        const std::int64_t value = measure.kind == Measure::Kind::distinct ? 1 : row.value;
        facts.push_back({line.rule->id, measure.id, std::string(definition(measure.table).name),
                         std::string(data.keys[row.row]), value});
      }
    }
  }
  return facts;
}

}  // namespace xingji
