'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  // Colours that people with colour blindness tell apart, after M. Okabe and K. Ito, and two greys.
  const OKABE = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#b5a900', '#8c6bb1', '#7f7f7f', '#44aa99', '#aa4466', '#99cc55'];
  const VIRIDIS = ['#440154', '#414487', '#2a788e', '#22a884', '#7ad151', '#fde725'];
  const KNOWN = [[/^(buy|bid)$/, ['#0072b2']], [/^(sell|ask)$/, ['#d55e00']], [/unserved|lost/, ['#d40000']], [/surplus|curtail/, ['#9a9a9a']], [/wind/, ['#56b4e9', '#8fd0f5', '#2f8fc7']], [/solar|pv|sun/, ['#e3c800', '#f2e26b']],
    [/hydro|ror|run of river|water|dam|phs|pumped/, ['#0072b2', '#3f97cf', '#14496b', '#7fa8c9', '#a9c8e0']], [/nuclear|uranium/, ['#cc79a7']], [/lignite|brown coal/, ['#6b4a2b']],
    [/coal/, ['#4d4d4d', '#777777']], [/heat pump/, ['#aa4466', '#c9738e']], [/boiler/, ['#e08e79', '#b3553c']], [/chp/, ['#8c6bb1', '#b39bd0']], [/bio/, ['#009e73', '#5cc4a3']],
    [/wood|waste/, ['#99a63a', '#c2cc7a']], [/gas|ocgt|ccgt/, ['#d55e00', '#f08a3c', '#a34700']], [/oil|diesel/, ['#8c564b', '#b58a80']], [/battery/, ['#e69f00', '#f4c766']],
    [/tank|storage/, ['#b5a900', '#d6cd57']], [/loss/, ['#c9c9c9']]];
  const charts = [];

  const css = name => getComputedStyle(root).getPropertyValue(name).trim();
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) {
        element.setAttribute(name, value === true ? '' : value);
      }
    }
    element.append(...children);
    return element;
  };

  /* Numbers as people read them: about four digits, commas between thousands. */
  function number(value) {
    if (value === null || value === undefined || Number.isNaN(value)) {
      return '–';
    }
    const size = Math.abs(value);
    const decimals = size >= 1000 || size === 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : Math.min(8, 2 - Math.floor(Math.log10(size)));
    return value.toLocaleString('en-US', {maximumFractionDigits: decimals, minimumFractionDigits: size >= 1000 ? 0 : Math.min(decimals, 2)});
  }

  const tick = value => Math.abs(value) >= 1e6 ? (value / 1e6).toLocaleString('en-US', {maximumFractionDigits: 2}) + ' M' : value.toLocaleString('en-US', {maximumFractionDigits: 4});

  /* Words of others in labels of a canvas: braces would name a style. */
  const plain = text => String(text).replace(/[{}|]/g, ' ');
  const short = (text, most) => text.length > most ? text.slice(0, most - 1) + '…' : text;

  /* Each technology has its colour in all charts; what is not known takes those that are left. */
  function colours(names) {
    const used = new Set();
    const found = names.map(name => {
      const known = KNOWN.find(([pattern]) => pattern.test(name.toLowerCase()));
      const colour = known && known[1].find(one => !used.has(one));
      used.add(colour);
      return colour;
    });
    let next = 0;
    return found.map(colour => {
      while (!colour) {
        const one = next < OKABE.length ? OKABE[next] : 'hsl(' + next * 47 % 360 + ' 45% 50%)';
        next++;
        colour = used.has(one) ? undefined : one;
      }
      return colour;
    });
  }

  /* Download */
  function save(name, type, content) {
    const url = URL.createObjectURL(new Blob([content], {type}));
    const link = make('a', {href: url, download: name.replace(/[^\w.-]+/g, '-').toLowerCase()});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }
  const cell = text => {
    let safe = String(text);
    if (/^[=+\-@\t\r]/.test(safe) && safe.length > 1 && !Number.isFinite(Number(safe))) {
      safe = "'" + safe;
    }
    return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const csv = rows => rows.map(row => row.map(cell).join(',')).join('\n') + '\n';

  /* Tables */
  function enhance(table) {
    const box = table.closest('.table');
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const value = (row, column) => {
      const td = row.cells[column];
      return td.dataset.v !== undefined ? Number(td.dataset.v) : td.textContent;
    };
    heads.forEach((head, column) => {
      const button = make('button', {type: 'button'}, head.textContent);
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const up = head.getAttribute('aria-sort') === 'descending' || (!head.hasAttribute('aria-sort') && !head.classList.contains('n'));
        heads.forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const rows = [...body.rows];
        rows.sort((a, b) => {
          const x = value(a, column);
          const y = value(b, column);
          if (typeof x !== typeof y) {
            return typeof x === 'number' ? -1 : 1; // What has no number stands last, whichever way.
          }
          const order = typeof x === 'number' ? x - y : x.localeCompare(y, 'en', {numeric: true});
          return up ? order : -order;
        });
        const shown = rows.length - body.querySelectorAll('tr.further').length;
        rows.forEach((row, i) => row.classList.toggle('further', i >= shown));
        body.append(...rows);
      });
    });
    const tools = make('div', {class: 'tools'});
    if (body.rows.length > 5) {
      const filter = make('input', {type: 'search', placeholder: 'Filter rows', 'aria-label': 'Filter rows of ' + box.dataset.name});
      filter.addEventListener('input', () => {
        const word = filter.value.toLowerCase();
        box.classList.toggle('open', word !== '' || box.dataset.open === 'yes');
        for (const row of body.rows) {
          row.classList.toggle('out', word !== '' && !row.textContent.toLowerCase().includes(word));
        }
      });
      tools.append(filter);
    }
    const download = make('button', {type: 'button', class: 'csv'}, 'CSV');
    download.addEventListener('click', () => {
      const rows = [heads.map(head => head.textContent)];
      for (const row of body.rows) {
        if (!row.classList.contains('out')) {
          rows.push([...row.cells].map(td => td.dataset.v !== undefined ? td.dataset.v : td.textContent));
        }
      }
      save((box.dataset.name || 'table') + '.csv', 'text/csv', csv(rows));
    });
    tools.append(download);
    box.prepend(tools);
    const more = box.querySelector('.more');
    if (more) {
      more.addEventListener('click', () => {
        box.classList.add('open');
        box.dataset.open = 'yes';
        more.remove();
      });
    }
  }

  /* Figures as options of the library */
  const common = () => ({
    animation: false,
    textStyle: {color: css('--text'), fontFamily: 'system-ui, sans-serif'},
    aria: {enabled: false}
  });
  let printing = false; /* on paper nothing is zoomed */
  const PAPER = 680; /* width of figures on it: A4 and letter within usual margins */
  const PAPER_MAP = 460;
  const PAPER_DOTS = 3; /* of each of its pixels, about 300 per inch */
  // Labels of rows may be wider than the estimate of the library, by a few percent.
  const margin = labels => 8 + Math.ceil(Math.max(0, ...labels.map(label => Math.min(40, label.length))) / 2);
  // A label of the last position that has one may reach half of its width beyond the picture.
  const beyond = labels => Math.max(24, Math.ceil(3.2 * Math.max(0, ...labels.slice(-30).map(label => Math.min(28, label.length)))));
  const tooltip = extra => Object.assign({renderMode: 'richText', confine: true, backgroundColor: css('--card'), borderColor: css('--line'),
    textStyle: {color: css('--text'), fontSize: 12}}, extra);
  const axisLook = () => ({
    axisLabel: {color: css('--faint'), hideOverlap: true},
    axisLine: {lineStyle: {color: css('--line')}},
    splitLine: {lineStyle: {color: css('--line'), opacity: 0.6}},
    nameTextStyle: {color: css('--faint')}
  });
  const legend = names => ({type: printing ? 'plain' : 'scroll', top: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 10, data: names, textStyle: {color: css('--text')}, pageTextStyle: {color: css('--faint')},
    formatter: name => short(plain(name), 34), inactiveColor: css('--line')});
  // Room above a figure for its legend: on paper that has as many rows as it needs, each name about so wide.
  const head = names => {
    const across = names.reduce((sum, name) => sum + 34 + 6.6 * Math.min(34, name.length), 0);
    return printing ? 38 + 18 * Math.ceil(across / (PAPER - 40)) : 56;
  };
  const valueAxis = unit => Object.assign({type: 'value', name: plain(unit), nameGap: 12, nameLocation: 'end', nameTextStyle: {align: 'left'}}, axisLook(),
    {axisLabel: {color: css('--faint'), formatter: tick, hideOverlap: true}, nameTextStyle: {color: css('--faint'), align: 'left', padding: [0, 0, 0, -30]}});
  const zoom = labels => labels.length > 100 ? [{type: 'slider', show: !printing, height: 18, bottom: 8, borderColor: css('--line'), textStyle: {color: css('--faint')}, labelFormatter: ''},
    {type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false}] : [];

  /* What comes in lies upon what else comes in, what goes out below what else goes out: in one pile a 0 of the one would lie upon all of the other. */
  function piles(line) {
    if (line.style !== 'AREA') {
      return [{values: line.values}];
    }
    const within = (least, most) => line.values.map(value => value === null ? null : Math.max(least, Math.min(most, value)));
    const both = [{stack: 'in', values: within(0, Infinity)}, {stack: 'out', values: within(-Infinity, 0)}].filter(pile => pile.values.some(value => value));
    return both.length ? both : [{stack: 'in', values: line.values}];
  }

  const MAKERS = {
    Lines(figure) {
      const names = figure.lines.map(line => line.name);
      const palette = colours(names);
      const shares = figure.labels.length > 100 && figure.axis !== '';
      const zooms = shares ? [] : zoom(figure.labels);
      const strong = figure.labels.length > 1500 ? 0.8 : 2.2; // Days of a year are so close together that what is behind them would not be seen.
      return {
        legend: legend(names),
        tooltip: tooltip({trigger: 'axis', formatter: items => plain(items[0].axisValue) + '\n' + items.filter(item => item.value !== null && (items.length < 6 || Math.abs(item.value) > 1e-9))
          .map(item => item.marker + plain(short(item.seriesName, 40)) + '  ' + number(item.value)).join('\n')}),
        grid: {left: 16, right: beyond(figure.labels), top: head(names), bottom: zooms.length ? printing ? 14 : 40 : figure.axis ? 34 : 14, containLabel: true},
        dataZoom: zooms,
        xAxis: Object.assign({type: 'category', data: figure.labels.map(plain), boundaryGap: false, name: figure.axis && !zooms.length ? figure.axis : '', nameLocation: 'middle', nameGap: 28},
          axisLook(), {splitLine: {show: false}, axisLabel: {color: css('--faint'), hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right', interval: shares ? i => i % 100 === 0 : 'auto'}}),
        yAxis: valueAxis(figure.unit),
        series: figure.lines.flatMap((line, i) => piles(line).map(({stack, values}) => ({
          name: line.name, type: 'line', data: values, showSymbol: figure.labels.length < 3 || values.filter(value => value !== null).length < 2, symbolSize: stack ? value => value ? 5 : 0 : 5, stack,
          areaStyle: stack && {opacity: 0.85, color: palette[i]},
          sampling: stack ? undefined : 'minmax',
          lineStyle: {width: stack ? 0 : line.style === 'STRONG' ? strong : Math.min(strong, 1.6), opacity: strong < 1 ? 0.5 : 1, color: line.style === 'STRONG' ? css('--text') : palette[i]},
          itemStyle: {color: line.style === 'STRONG' ? css('--text') : palette[i]},
          emphasis: {disabled: true}
        })))
      };
    },
    Bars(figure) {
      const palette = ['#0072b2', '#e69f00', '#009e73', '#cc79a7'];
      const inLine = figure.layout === 'IN_LINE';
      return {
        legend: figure.names.length > 1 ? legend(figure.names) : undefined,
        tooltip: tooltip({trigger: 'axis', axisPointer: {type: 'shadow'}, formatter: items => plain(items[0].axisValue) + '\n'
          + items.map(item => item.marker + plain(item.seriesName) + '  ' + number(item.value)).join('\n') + (figure.rows[items[0].dataIndex].note ? '\n' + plain(figure.rows[items[0].dataIndex].note) : '')}),
        grid: {left: margin(figure.rows.map(row => row.label)), right: figure.rows.some(row => row.note) ? 110 : 56, top: figure.names.length > 1 ? 36 : 10, bottom: 30, containLabel: true},
        yAxis: Object.assign({type: 'category', inverse: true, data: figure.rows.map(row => row.label)}, axisLook(),
          {axisLabel: {color: css('--text'), formatter: name => plain(short(name, window.innerWidth > 900 ? 40 : 28)), interval: 0}, splitLine: {show: false}}),
        xAxis: Object.assign(valueAxis(figure.unit), {nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: css('--faint')}}),
        series: figure.names.map((name, i) => ({
          name, type: 'bar', data: figure.rows.map(row => row.values[i]), itemStyle: {color: palette[i % 4]},
          stack: figure.layout === 'STACKED' ? 'all' : undefined, barGap: inLine ? '-100%' : '8%', barMaxWidth: 22,
          label: i === figure.names.length - 1 ? {show: true, position: 'right', color: css('--faint'), fontSize: 11,
            formatter: item => figure.rows[item.dataIndex].note ? plain(figure.rows[item.dataIndex].note) : figure.names.length === 1 ? number(item.value) : ''} : undefined,
          emphasis: {disabled: true}
        }))
      };
    },
    Intervals(figure) {
      return {
        tooltip: tooltip({formatter: item => { const row = figure.rows[item.dataIndex]; return plain(row.label) + '\n' + number(row.middle) + ' (' + number(row.low) + ' to ' + number(row.high) + ')'; }}),
        grid: {left: margin(figure.rows.map(row => row.label)), right: 30, top: 10, bottom: 34, containLabel: true},
        yAxis: Object.assign({type: 'category', inverse: true, data: figure.rows.map(row => row.label)}, axisLook(),
          {axisLabel: {color: css('--text'), formatter: name => plain(short(name, 34)), interval: 0}, splitLine: {show: false}}),
        xAxis: Object.assign(valueAxis(figure.unit), {nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: css('--faint')}, min: figure.from, max: figure.to}),
        series: [{
          type: 'custom', encode: {x: [1, 2, 3], y: 0}, data: figure.rows.map((row, i) => [i, row.middle, row.low ?? row.middle, row.high ?? row.middle]),
          renderItem: (params, api) => {
            const [low, y] = api.coord([api.value(2), api.value(0)]);
            const [high] = api.coord([api.value(3), api.value(0)]);
            const [middle] = api.coord([api.value(1), api.value(0)]);
            return {type: 'group', children: [
              {type: 'rect', shape: {x: low, y: y - 5, width: Math.max(1, high - low), height: 10, r: 3}, style: {fill: css('--accent'), opacity: 0.35}},
              {type: 'circle', shape: {cx: middle, cy: y, r: 5}, style: {fill: css('--accent')}}]};
          }
        }]
      };
    },
    Points(figure) {
      const names = figure.groups.map(group => group.name);
      const palette = colours(names);
      const zooms = zoom(figure.labels);
      return {
        legend: legend(names),
        tooltip: tooltip({formatter: item => plain(figure.labels[item.value[0]]) + '\n' + plain(item.seriesName) + '  ' + number(item.value[1])}),
        grid: {left: 16, right: beyond(figure.labels), top: head(names), bottom: zooms.length && !printing ? 40 : 14, containLabel: true},
        dataZoom: zooms,
        xAxis: Object.assign({type: 'category', data: figure.labels.map(plain)}, axisLook(), {splitLine: {show: false}, axisLabel: {color: css('--faint'), hideOverlap: true, alignMinLabel: 'left'}}),
        yAxis: valueAxis(figure.unit),
        series: figure.groups.map((group, i) => ({
          name: group.name, type: 'scatter', data: group.at.map((x, k) => [x, group.values[k], group.sizes[k]]),
          symbolSize: value => 3 + 13 * Math.sqrt(Math.max(0, value[2] || 0)), itemStyle: {color: palette[i], opacity: 0.65}, emphasis: {disabled: true}
        }))
      };
    },
    Flows(figure) {
      const names = [...new Set(figure.flows.flatMap(flow => [flow.from, flow.to]))];
      const palette = colours(names);
      return {
        tooltip: tooltip({formatter: item => item.dataType === 'edge' ? plain(item.data.source) + ' → ' + plain(item.data.target) + '  ' + number(item.value)
          : plain(item.name) + '  ' + number(item.value)}),
        series: [{
          type: 'sankey', left: 8, right: 150, top: 10, bottom: 10, nodeGap: 12, nodeWidth: 14, draggable: false,
          data: names.map((name, i) => ({name, itemStyle: {color: palette[i], borderWidth: 0}})),
          links: figure.flows.map(flow => ({source: flow.from, target: flow.to, value: flow.value})),
          label: {color: css('--text'), fontSize: 12, formatter: item => plain(short(item.name, 26))}, labelLayout: {hideOverlap: true},
          lineStyle: {color: 'gradient', opacity: 0.35, curveness: 0.5}, emphasis: {focus: 'adjacency'}
        }]
      };
    },
    /* All books side by side, or the depth of one. */
    Depth(figure) {
      const names = ['buy', 'sell'];
      const palette = colours(names);
      const shown = figure.book >= 0 ? depth(figure, figure.book) : figure.books.map((_, i) => depth(figure, i));
      const largest = Math.max(1e-9, ...(figure.book >= 0 ? [] : shown.flatMap(side => side.flatMap(levels => levels.map(([, mw]) => mw)))));
      // A hundredth of all MW lies at prices below the axis, and another above: these stand at the edge, as triangles.
      const levels = (figure.book >= 0 ? [figure.books[figure.book]] : figure.books)
        .flatMap(book => book.prices.map((price, k) => [price, Math.abs(book.bids[k]) + Math.abs(book.offers[k])])).sort((a, b) => a[0] - b[0]);
      const total = levels.reduce((sum, level) => sum + level[1], 0);
      const priceAt = share => { let below = 0; return (levels.find(level => (below += level[1]) >= share * total) || [0])[0]; };
      const [low, high] = [priceAt(0.01), priceAt(0.99)];
      const room = 0.05 * (high - low) || 1;
      const within = price => Math.min(high + room, Math.max(low - room, price));
      const inside = value => value < low - room / 2 || value > high + room / 2 ? '' : tick(value);
      const outside = price => price > high + room || price < low - room;
      const series = figure.book >= 0
        ? shown.map((levels, i) => {
          let sum = 0;
          const steps = (i === 0 ? [...levels].reverse() : levels).map(([price, mw]) => [within(price), sum += mw]);
          return {name: names[i], type: 'line', step: 'start', data: steps.length ? [[steps[0][0], 0], ...steps] : [], showSymbol: false, areaStyle: {opacity: 0.25, color: palette[i]},
            lineStyle: {color: palette[i], width: 2}, itemStyle: {color: palette[i]}, emphasis: {disabled: true}};
        })
        : names.map((name, i) => ({name, type: 'scatter', data: shown.flatMap((book, x) => book[i].map(([price, mw]) => ({value: [x, within(price), mw, price], symbol: outside(price) ? 'triangle' : 'circle'}))),
          symbolSize: value => 3 + 17 * Math.sqrt(value[2] / largest), itemStyle: {color: palette[i], opacity: 0.65}, emphasis: {disabled: true}}));
      return {
        legend: legend(names),
        tooltip: tooltip(figure.book >= 0
          ? {trigger: 'axis', formatter: items => number(items[0].axisValue) + ' ' + plain(figure.unit) + '\n' + items.map(item => item.marker + item.seriesName + '  ' + number(item.value[1]) + ' MW').join('\n')}
          : {formatter: item => plain(figure.books[item.value[0]].name) + '\n' + item.marker + item.seriesName + '  ' + number(item.value[2]) + ' MW at ' + number(item.value[3])}),
        grid: {left: 16, right: figure.book >= 0 ? 24 : beyond(figure.books.map(book => book.name)), top: 56, bottom: figure.book >= 0 ? 34 : 14, containLabel: true},
        xAxis: figure.book >= 0
          ? Object.assign(valueAxis(figure.unit), {nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: css('--faint')}, min: low - room, max: high + room, axisLabel: {color: css('--faint'), formatter: inside, hideOverlap: true}})
          : Object.assign({type: 'category', data: figure.books.map(book => plain(book.name))}, axisLook(), {splitLine: {show: false}, axisLabel: {color: css('--faint'), hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right'}}),
        yAxis: Object.assign(valueAxis(figure.book >= 0 ? 'MW at this price or a better one' : figure.unit), figure.book >= 0 ? {} : {min: low - room, max: high + room, axisLabel: {color: css('--faint'), formatter: inside}}),
        series
      };
    },
    Heat(figure) {
      const points = [];
      const known = [];
      figure.values.forEach((row, y) => row.forEach((value, x) => { if (value !== null) { points.push([x, y, value]); known.push(value); } }));
      known.sort((a, b) => a - b);
      const low = known[Math.floor(known.length * 0.005)];
      const high = known[Math.ceil(known.length * 0.995) - 1];
      return {
        tooltip: tooltip({formatter: item => plain(figure.across[item.value[0]]) + ', ' + plain(figure.down[item.value[1]]) + '\n' + number(item.value[2])}),
        grid: {left: margin(figure.down.map(name => short(name, 30))), right: 96, top: 12, bottom: 14, containLabel: true},
        xAxis: Object.assign({type: 'category', data: figure.across.map(plain)}, axisLook(), {splitLine: {show: false}}),
        yAxis: Object.assign({type: 'category', inverse: true, data: figure.down.map(name => short(plain(name), 30))}, axisLook(), {splitLine: {show: false}}),
        visualMap: {type: 'continuous', min: low, max: high > low ? high : low + 1, calculable: true, right: 4, top: 'middle', itemHeight: 200, itemWidth: 14,
          inRange: {color: VIRIDIS}, outOfRange: {color: '#888', opacity: 0.25}, textStyle: {color: css('--faint')}, formatter: number},
        series: [{type: 'heatmap', data: points, progressive: 20000, emphasis: {disabled: true}}]
      };
    }
  };

  /* What rests in a book at the moment chosen: prices with MW, of those who buy and of those who sell. */
  function depth(figure, i) {
    const book = figure.books[i];
    return [book.bids, book.offers].map(changes => {
      const levels = new Map();
      for (let k = 0; k < changes.length && book.at[k] <= figure.t; k++) {
        if (changes[k]) {
          levels.set(book.prices[k], (levels.get(book.prices[k]) || 0) + changes[k]);
        }
      }
      return [...levels].filter(([, mw]) => mw > 1e-9).sort((a, b) => a[0] - b[0]);
    });
  }

  /* Moment and book to be chosen, above the figure. */
  function replay(box, figure) {
    const chart = echarts.getInstanceByDom(box);
    const slider = make('input', {type: 'range', min: 0, max: figure.times.length - 1, value: figure.t, step: 1, 'aria-label': 'Moment'});
    const label = make('output', {});
    const choice = make('select', {'aria-label': 'Delivery period'}, make('option', {value: -1}, 'all periods'), ...figure.books.map((book, i) => make('option', {value: i}, book.name)));
    const show = () => {
      label.textContent = figure.times[figure.t];
      slider.value = figure.t;
      slider.setAttribute('aria-valuetext', figure.times[figure.t]);
      chart.setOption(option(figure), true);
    };
    slider.addEventListener('input', () => { figure.t = Number(slider.value); show(); });
    choice.addEventListener('change', () => { figure.book = Number(choice.value); show(); });
    box.before(make('div', {class: 'controls replay'}, player(() => { figure.t = (figure.t + Math.max(1, Math.floor(figure.times.length / 200))) % figure.times.length; show(); }),
      make('label', {class: 'grow'}, slider), label, make('label', {}, 'Delivery ', choice)));
    show();
  }

  /* A button that takes steps as long as it is pressed. */
  function player(step) {
    const play = make('button', {type: 'button', 'aria-pressed': 'false'}, 'Play');
    let timer = null;
    play.addEventListener('click', () => {
      timer = timer === null ? setInterval(step, 250) : clearInterval(timer) || null;
      play.setAttribute('aria-pressed', String(timer !== null));
      play.textContent = timer === null ? 'Play' : 'Pause';
    });
    return play;
  }

  /* The moment at which most rests comes first. */
  function begin(figure) {
    const more = new Float64Array(figure.times.length);
    figure.books.forEach(book => book.at.forEach((at, k) => { more[at] += book.bids[k] + book.offers[k]; }));
    let sum = 0;
    let most = -1;
    more.forEach((change, t) => { sum += change; if (sum > most) { most = sum; figure.t = t; } });
    figure.book = -1;
  }

  function height(figure) {
    if (figure.is === 'Bars') {
      return 70 + figure.rows.length * (figure.layout === 'BELOW' && figure.names.length > 1 ? 38 : 26);
    }
    if (figure.is === 'Intervals') {
      return 60 + figure.rows.length * 26;
    }
    if (figure.is === 'Flows') {
      return Math.max(260, 34 * Math.max(4, new Set(figure.flows.map(flow => flow.from)).size));
    }
    return figure.is === 'Heat' ? Math.max(220, 60 + 15 * figure.down.length) : printing ? 280 : 380;
  }

  /* The numbers of a figure as rows, the first of them headings. */
  function rows(figure) {
    switch (figure.is) {
      case 'Lines':
        return [[figure.axis || 'position', ...figure.lines.map(line => line.name)], ...figure.labels.map((label, i) => [label, ...figure.lines.map(line => line.values[i] ?? '')])];
      case 'Bars':
        return [['', ...figure.names, 'note'], ...figure.rows.map(row => [row.label, ...row.values.map(value => value ?? ''), row.note])];
      case 'Intervals':
        return [['', 'middle', 'low', 'high'], ...figure.rows.map(row => [row.label, row.middle ?? '', row.low ?? '', row.high ?? ''])];
      case 'Points':
        return [['position', 'group', 'value'], ...figure.groups.flatMap(group => group.at.map((at, i) => [figure.labels[at], group.name, group.values[i] ?? '']))];
      case 'Depth':
        return [['delivery', 'side', 'price', 'MW at ' + figure.times[figure.t]], ...figure.books.flatMap((book, i) => depth(figure, i).flatMap((levels, side) =>
          levels.map(([price, mw]) => [book.name, side ? 'sell' : 'buy', price, mw])))];
      case 'Flows':
        return [['from', 'to', 'value'], ...figure.flows.map(flow => [flow.from, flow.to, flow.value])];
      default:
        return [['', ...figure.across], ...figure.down.map((name, i) => [name, ...figure.values[i].map(value => value ?? '')])];
    }
  }

  function option(figure) {
    return Object.assign(common(), MAKERS[figure.is](figure));
  }

  /* How large a figure is: as its box, but on paper, whose width no box has before it is printed. */
  function fit(figure) {
    return printing ? {width: PAPER, height: height(figure)} : {width: 'auto', height: 'auto'};
  }

  function draw(box, figure) {
    box.style.height = height(figure) + 'px';
    const chart = echarts.init(box, null, {renderer: 'canvas', ...fit(figure)});
    chart.setOption(option(figure));
    charts.push({box, chart, fit: () => fit(figure), redraw: () => { box.style.height = height(figure) + 'px'; chart.setOption(option(figure), true); }});
    if (figure.is === 'Depth') {
      replay(box, figure);
    }
    return chart;
  }

  const MOST_ROWS = 500;
  function tools(box, figure) {
    const png = make('button', {type: 'button'}, 'PNG');
    const svg = make('button', {type: 'button'}, 'SVG');
    const text = make('button', {type: 'button', class: 'csv'}, 'CSV');
    const table = make('button', {type: 'button', 'aria-expanded': 'false'}, 'Table');
    const width = 1000;
    png.addEventListener('click', () => {
      const canvas = make('div');
      const chart = echarts.init(canvas, null, {width, height: height(figure), devicePixelRatio: 2});
      chart.setOption(option(figure));
      chart.renderToCanvas({backgroundColor: css('--card'), pixelRatio: 2}).toBlob(blob => { save(figure.title + '.png', 'image/png', blob); chart.dispose(); });
    });
    svg.addEventListener('click', () => {
      const chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width, height: height(figure)});
      chart.setOption(option(figure));
      save(figure.title + '.svg', 'image/svg+xml', chart.renderToSVGString());
      chart.dispose();
    });
    text.addEventListener('click', () => save(figure.title + '.csv', 'text/csv', csv(rows(figure))));
    let shown = null;
    table.addEventListener('click', () => {
      if (shown) {
        shown.remove();
        shown = null;
      } else {
        const [head, ...body] = rows(figure);
        const lines = body.slice(0, MOST_ROWS).map(row => make('tr', {}, ...row.map(value => typeof value === 'number' ? make('td', {class: 'n', 'data-v': value}, number(value)) : make('td', {}, value))));
        shown = make('div', {class: 'table', 'data-name': figure.title}, make('div', {class: 'scroll', tabindex: '0'}, make('table', {},
          make('thead', {}, make('tr', {}, ...head.map((name, i) => make('th', {scope: 'col', class: i && typeof body[0]?.[i] === 'number' ? 'n' : ''}, name)))), make('tbody', {}, ...lines))));
        if (body.length > MOST_ROWS) {
          shown.append(make('p', {class: 'remark'}, 'The first ' + MOST_ROWS + ' of ' + body.length.toLocaleString('en-US') + ' rows; CSV has all.'));
        }
        box.after(shown);
        enhance(shown.querySelector('table'));
      }
      table.setAttribute('aria-expanded', String(shown !== null));
    });
    box.append(png, svg, text, table);
  }

  /* Theme */
  const button = document.getElementById('theme');
  function theme(dark) {
    root.dataset.theme = dark ? 'dark' : 'light';
    button.setAttribute('aria-pressed', String(dark));
    charts.forEach(one => one.redraw());
  }
  const preference = matchMedia('(prefers-color-scheme: dark)');
  root.dataset.theme = preference.matches ? 'dark' : 'light';
  button.setAttribute('aria-pressed', String(preference.matches));
  button.addEventListener('click', () => theme(root.dataset.theme !== 'dark'));
  preference.addEventListener('change', event => theme(event.matches));

  document.querySelectorAll('.table table').forEach(enhance);
  const waiting = new Map();
  const observer = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => start(entry.target)), {rootMargin: '600px'});
  function start(box) {
    const begin = waiting.get(box);
    if (begin) {
      waiting.delete(box);
      observer.unobserve(box);
      begin();
    }
  }
  function later(box, begin) {
    waiting.set(box, begin);
    observer.observe(box);
  }
  document.querySelectorAll('[data-figure]').forEach(box => {
    const figure = data.figures[box.dataset.figure];
    if (figure.is === 'Depth') {
      begin(figure);
    }
    box.style.height = height(figure) + 'px';
    later(box, () => draw(box, figure));
  });
  document.querySelectorAll('.tools[data-of]').forEach(box => tools(box, data.figures[box.dataset.of]));
  /* What is not seen yet is drawn when there is time for it. */
  function next() {
    const [box] = waiting.keys();
    if (box) {
      start(box);
      setTimeout(next, 30);
    }
  }
  let before = 'light';
  addEventListener('beforeprint', () => {
    before = root.dataset.theme;
    printing = true;
    [...waiting.keys()].forEach(start);
    resize();
    theme(false);
    // Drawn now, not in the next frame, and of one piece: of canvases above each other paper shows the last only.
    charts.filter(one => !one.panel).forEach(one => {
      const canvas = one.chart.renderToCanvas({backgroundColor: '#fff', pixelRatio: PAPER_DOTS});
      canvas.removeAttribute('style');
      canvas.className = 'paper';
      one.box.append(canvas);
    });
  });
  addEventListener('afterprint', () => {
    printing = false;
    document.querySelectorAll('canvas.paper').forEach(canvas => canvas.remove());
    resize();
    theme(before === 'dark');
  });
  const resize = () => charts.forEach(one => {
    one.chart.resize(one.fit());
    one.framed?.();
  });
  addEventListener('resize', resize);
  new ResizeObserver(resize).observe(document.querySelector('main'));

  /* Map */
  function unpack(pack) {
    if (!pack.rows || !pack.columns) {
      return null;
    }
    const text = atob(pack.text);
    const packed = new Uint8Array(text.length);
    for (let i = 0; i < packed.length; i++) {
      packed[i] = text.charCodeAt(i);
    }
    pack.text = '';
    const bytes = pako.inflate(packed);
    const count = pack.rows * pack.columns;
    const bits = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      bits[i] = (bytes[i] << 24 | bytes[count + i] << 16 | bytes[2 * count + i] << 8) >>> 0;
    }
    const values = new Float32Array(bits.buffer);
    return {row: i => values.subarray(i * pack.columns, (i + 1) * pack.columns), at: (i, t) => values[i * pack.columns + t], values};
  }

  function map() {
    const net = data.map;
    const course = net.course;
    const spans = {};
    /* Numbers are unpacked when they are first asked for. */
    function read(key) {
      spans[key] ||= {low: unpack(course[key].low), high: unpack(course[key].high)};
      return spans[key];
    }
    const thin = course && read('prices').high !== null;
    const box = document.getElementById('map-picture');
    const slider = document.getElementById('map-slider');
    const label = document.getElementById('map-label');
    const panel = document.getElementById('map-panel');
    const find = document.getElementById('map-find');
    const remark = document.getElementById('map-remark');
    const carriers = [...new Set(net.places.map(place => place.carrier))];
    const hidden = new Set();
    let t = 0;
    let side = thin ? 'high' : 'low';
    let chosen = null;
    const span = key => read(key)[side] || read(key).low;

    /* Positions on the picture: degrees shortened by latitude, and buses at one point set around it. */
    const squeeze = net.onEarth ? Math.cos(net.places.reduce((sum, place) => sum + place.y, 0) / net.places.length * Math.PI / 180) : 1;
    const xs = net.places.map(place => place.x * squeeze);
    const ys = net.places.map(place => place.y);
    const near = net.places.map((_, i) => i).filter(i => !net.places[i].far);
    const reach = values => Math.max(...near.map(i => values[i])) - Math.min(...near.map(i => values[i]));
    const size = Math.max(reach(xs), reach(ys)) || 1;
    const groups = new Map();
    xs.forEach((x, i) => {
      const key = Math.round(x / size * 400) + ',' + Math.round(ys[i] / size * 400);
      groups.set(key, [...(groups.get(key) || []), i]);
    });
    const at = xs.map((x, i) => [x, ys[i]]);
    for (const group of groups.values()) {
      group.forEach((place, i) => {
        if (group.length > 1) {
          const angle = 2 * Math.PI * i / group.length;
          at[place] = [at[place][0] + 0.012 * size * Math.cos(angle), at[place][1] + 0.012 * size * Math.sin(angle)];
        }
      });
    }
    const built = new Map();
    net.parts.filter(part => part.addition > 0).forEach(part => built.set(part.bus, (built.get(part.bus) || 0) + part.addition));
    const most = Math.max(1e-9, ...built.values());
    const visible = place => !hidden.has(net.places[place].carrier);

    /* Names that can be found: buses, connections, components. */
    const things = new Map();
    net.places.forEach((place, i) => things.set('bus ' + place.id, {kind: 'place', i}));
    net.ways.forEach((way, i) => { const name = way.kind + ' ' + way.id; if (!things.has(name)) { things.set(name, {kind: 'way', i}); } });
    net.parts.forEach((part, i) => { const name = part.kind + ' ' + part.id; things.set(things.has(name) ? name + ' at ' + net.places[part.bus].id : name, {kind: 'part', i}); });
    const nameOf = thing => [...things].find(([, one]) => one.kind === thing.kind && one.i === thing.i)?.[0] || '';
    find.addEventListener('change', () => { const thing = things.get(find.value); if (thing) { choose(thing); } });

    const setters = () => spans.setters ||= unpack(course.setters);

    let limits = null;
    function priceLimits() {
      const values = [];
      const step = Math.max(1, Math.floor(read('prices').low.values.length / 20000));
      const columns = course.prices.low.columns;
      net.places.forEach((place, i) => {
        if (visible(i)) {
          for (let k = 0; k < columns; k += step) {
            values.push(...[read('prices').low.at(i, k), span('prices').at(i, k)].filter(Number.isFinite));
          }
        }
      });
      values.sort((a, b) => a - b);
      if (!values.length) {
        return null;
      }
      const low = values[Math.floor(values.length * 0.01)];
      const high = values[Math.ceil(values.length * 0.99) - 1];
      return high - low > 1e-6 ? [low, high] : [low - 1, high + 1];
    }

    // What a way may carry at a time, in MW.
    function limitOf(way, time) {
      return course && way.limits >= 0 ? read('limits').low?.at(way.limits, time) ?? way.capacity : way.capacity;
    }

    function colourOf(share, full) {
      return share > full ? '#d55e00' : share > 0.75 ? '#e69f00' : share > 0.4 ? '#7a8aa0' : css('--faint');
    }

    function series() {
      const prices = course && span('prices');
      const flows = course && span('flows');
      const small = net.places.length > 150;
      const dot = small ? 7 : net.places.length > 60 ? 10 : 14;
      const ways = net.ways.map((way, i) => {
        const flow = flows ? flows.at(i, t) : 0;
        const limit = limitOf(way, t);
        const share = flows && limit > 0 ? Math.abs(flow) / limit : 0;
        const ends = flow < 0 ? [way.to, way.from] : [way.from, way.to];
        return {coords: ends.map(place => at[place]), way: i, value: flow,
          symbol: flows && Math.abs(flow) > 1e-6 && !small ? ['none', 'arrow'] : 'none', symbolSize: 6 + 5 * share,
          lineStyle: {width: 1 + (small ? 2.5 : 5) * Math.min(1, share), color: colourOf(share, course ? course.full[i] : 1), opacity: 0.9, type: way.kind === 'link' ? 'dashed' : way.kind === 'pipe' ? [2, 2] : 'solid'}};
      }).filter(line => visible(net.ways[line.way].from));
      const added = net.ways.map((way, i) => ({way, i})).filter(one => one.way.addition > 0 && visible(one.way.from))
        .map(one => ({coords: [at[one.way.from], at[one.way.to]], way: one.i, lineStyle: {width: 11, color: '#009e73', opacity: 0.45}}));
      const flatness = {type: 'lines', coordinateSystem: 'cartesian2d', silent: true, symbol: 'none', polyline: true};
      return [
        Object.assign({}, flatness, {data: net.land.map(line => ({coords: pairs(line)})), lineStyle: {color: css('--faint'), width: 0.8, opacity: 0.55}, z: 1}),
        {name: 'new', type: 'lines', coordinateSystem: 'cartesian2d', data: added, z: 2, emphasis: {disabled: true}},
        {name: 'ways', type: 'lines', coordinateSystem: 'cartesian2d', data: ways, z: 3, emphasis: {disabled: true}},
        {name: 'built', type: 'scatter', silent: true, z: 4, data: [...built].filter(([place]) => visible(place)).map(([place, mw]) => ({value: at[place], symbolSize: dot + 10 + 16 * Math.sqrt(mw / most)})),
          itemStyle: {color: 'transparent', borderColor: '#009e73', borderWidth: 3, borderType: [4, 3]}},
        {name: 'places', type: 'scatter', z: 5, symbolSize: dot, data: net.places.map((place, i) => ({value: [...at[i], prices ? prices.at(i, t) : 0], place: i, ...(prices && !Number.isFinite(prices.at(i, t)) && {visualMap: false, itemStyle: {color: css('--faint')}}),
            symbol: ['circle', 'diamond', 'triangle', 'rect', 'pin'][carriers.indexOf(place.carrier) % 5]})).filter(point => visible(point.place)),
          itemStyle: {borderColor: root.dataset.theme === 'dark' ? '#b8c2cf' : css('--card'), borderWidth: 1, color: prices ? undefined : css('--accent')}, emphasis: {disabled: true},
          label: {show: net.places.length <= 40, position: 'right', formatter: item => short(plain(net.places[item.data.place].id), 18), color: css('--text'), fontSize: 11, textBorderColor: css('--card'), textBorderWidth: 2},
          labelLayout: beside}
      ];
    }
    const pairs = line => { const result = []; for (let i = 0; i < line.length; i += 2) { result.push([line[i] * squeeze, line[i + 1]]); } return result; };

    /* The name of a bus stands where it covers no other bus and is not cut off: to its right, else to its left, above or below. */
    function beside(item) {
      const {x, y, width, height} = item.labelRect;
      const mark = item.rect;
      const reach = mark.width / 2;
      const centre = mark.x + reach - width / 2 - x;
      const up = -(mark.height + height) / 2 - 3;
      const others = at.filter((_, i) => visible(i)).map(place => chart.convertToPixel('grid', place));
      const isFree = ([dx, dy]) => x + dx >= 0 && x + dx + width <= chart.getWidth()
        && !others.some(other => other[0] > x + dx - reach && other[0] < x + dx + width + reach
          && other[1] > y + dy - reach && other[1] < y + dy + height + reach);
      const [dx, dy] = [[0, 0], [-width - mark.width - 10, 0], [centre, up], [centre, -up]].find(isFree) ?? [0, 0];
      return {hideOverlap: true, dx, dy};
    }

    /* Ranges of the axes so that a unit is as long across as up; beside the scale of prices there is room for it. */
    function frame(all) {
      const shown = at.filter((_, i) => visible(i) && (all || !net.places[i].far));
      const points = shown.length ? shown : at;
      const [x0, x1] = [Math.min(...points.map(p => p[0])), Math.max(...points.map(p => p[0]))];
      const [y0, y1] = [Math.min(...points.map(p => p[1])), Math.max(...points.map(p => p[1]))];
      const room = 0.12 * (Math.max(x1 - x0, y1 - y0) || 1);
      const aside = limits ? 52 : 0;
      const scale = Math.max((x1 - x0 + 2 * room) / (chart.getWidth() - aside), (y1 - y0 + 2 * room) / chart.getHeight());
      const [mx, my] = [(x0 + x1 + aside * scale) / 2, (y0 + y1) / 2];
      const [w, h] = [scale * chart.getWidth() / 2, scale * chart.getHeight() / 2];
      return {x: [mx - w, mx + w], y: [my - h, my + h]};
    }

    const mapFit = () => printing ? {width: PAPER, height: PAPER_MAP} : {width: 'auto', height: 'auto'};
    const chart = echarts.init(box, null, {renderer: 'canvas', ...mapFit()});
    function full() {
      limits = course ? priceLimits() : null;
      const {x, y} = frame(true);
      const shown = frame(false);
      const wheel = {type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false};
      chart.setOption(Object.assign(common(), {
        grid: {left: 0, right: 0, top: 0, bottom: 0},
        xAxis: {type: 'value', min: x[0], max: x[1], show: false},
        yAxis: {type: 'value', min: y[0], max: y[1], show: false},
        dataZoom: [{...wheel, xAxisIndex: 0, startValue: shown.x[0], endValue: shown.x[1]}, {...wheel, yAxisIndex: 0, startValue: shown.y[0], endValue: shown.y[1]}],
        tooltip: tooltip({formatter: item => item.data.place !== undefined ? plain(net.places[item.data.place].id) + (course ? '\n' + number(item.value[2]) + ' ' + plain(course.currency) + '/MWh' : '')
          : item.data.way !== undefined ? wayText(item.data.way) : ''}),
        visualMap: limits ? {type: 'continuous', seriesIndex: 4, dimension: 2, min: limits[0], max: limits[1], right: 12, bottom: 24, itemHeight: 110, itemWidth: 12, calculable: false,
          text: [number(limits[1]), number(limits[0])], inRange: {color: VIRIDIS}, textStyle: {color: css('--faint')}} : undefined,
        series: series()
      }), true);
      title();
    }
    /* The same after its picture has become wider or narrower. */
    function framed() {
      const {x, y} = frame(true);
      chart.setOption({xAxis: {min: x[0], max: x[1]}, yAxis: {min: y[0], max: y[1]}});
    }
    function wayText(i) {
      const way = net.ways[i];
      const flow = course ? '\n' + number(Math.abs(span('flows').at(i, t))) + ' MW' + (way.capacity ? ' of ' + number(limitOf(way, t)) : '') : way.capacity ? '\n' + number(way.capacity) + ' MW' : '';
      return plain(way.kind + ' ' + way.id) + flow + (way.addition > 0 ? '\n' + number(way.addition) + ' MW new' : '');
    }
    function title() {
      if (course) {
        label.textContent = course.labels[t];
        slider.setAttribute('aria-valuetext', course.labels[t]);
        remark.dataset.moment = course.labels[t] + '. ';
      }
    }
    function step(to) {
      t = to;
      slider.value = t;
      title();
      const all = series();
      chart.setOption({series: [{}, {}, {data: all[2].data}, {}, {data: all[4].data}]});
      if (chosen) {
        describe();
      }
    }

    /* Panel of one thing */
    let panelChart = null;
    function choose(thing) {
      chosen = thing;
      panel.hidden = false;
      find.value = nameOf(thing);
      panel.replaceChildren(make('h3', {}, nameOf(thing)), make('dl', {class: 'facts'}), make('div', {class: 'parts'}), make('div', {class: 'figure', role: 'img', 'aria-label': 'Series of ' + nameOf(thing)}), make('div', {class: 'tools'}));
      const parts = panel.querySelector('.parts');
      if (thing.kind === 'place') {
        net.parts.forEach((part, i) => { if (part.bus === thing.i) { parts.append(link({kind: 'part', i})); } });
        net.ways.forEach((way, i) => { if (way.from === thing.i || way.to === thing.i) { parts.append(link({kind: 'way', i})); } });
      } else if (thing.kind === 'way') {
        parts.append(link({kind: 'place', i: net.ways[thing.i].from}), link({kind: 'place', i: net.ways[thing.i].to}));
      } else {
        parts.append(link({kind: 'place', i: net.parts[thing.i].bus}));
      }
      const where = panel.querySelector('.figure');
      const index = charts.findIndex(one => one.panel);
      if (index >= 0) {
        charts[index].chart.dispose();
        charts.splice(index, 1);
      }
      const figure = course && course.labels.length > 1 ? seriesOf(thing) : null;
      if (figure) {
        panelChart = draw(where, figure);
        where.style.height = '260px';
        panelChart.resize(fit(figure));
        charts[charts.length - 1].panel = true;
        tools(panel.querySelector('.tools'), figure);
      } else {
        where.remove();
      }
      describe();
    }
    function link(thing) {
      const button = make('button', {type: 'button'}, nameOf(thing));
      button.addEventListener('click', () => choose(thing));
      return button;
    }
    function seriesOf(thing) {
      const [key, unit, name] = thing.kind === 'place' ? ['prices', course.currency + '/MWh', 'price'] : thing.kind === 'way' ? ['flows', 'MW', 'flow'] : ['powers', 'MW into the bus', 'power'];
      const {low, high} = read(key);
      if (!low) {
        return null;
      }
      const lines = thin ? [['lowest ' + name, low], ['highest ' + name, high]] : [[name, low]];
      const result = lines.map(([title, of]) => ({name: title, style: 'LINE', values: [...of.row(thing.i)].map(value => Number.isFinite(value) ? Number(value.toPrecision(5)) : null)}));
      const way = thing.kind === 'way' && net.ways[thing.i];
      if (way && way.capacity) {
        const limits = course.labels.map((_, k) => limitOf(way, k));
        result.push({name: 'limit', style: 'STRONG', values: limits}, {name: 'limit back', style: 'STRONG', values: limits.map(limit => -limit)});
      }
      return {is: 'Lines', title: nameOf(thing), unit, axis: '', labels: course.labels, lines: result};
    }
    function describe() {
      const facts = [];
      if (chosen.kind === 'place') {
        const place = net.places[chosen.i];
        facts.push(['carrier', place.carrier]);
        if (course) {
          facts.push(['price, ' + course.labels[t], number(span('prices').at(chosen.i, t)) + ' ' + course.currency + '/MWh']);
          if (setters()) {
            facts.push(['set by', course.words[Math.round(setters().at(chosen.i, t))] || 'not determined']);
          }
        }
      } else if (chosen.kind === 'way') {
        const way = net.ways[chosen.i];
        facts.push(['from', net.places[way.from].id], ['to', net.places[way.to].id]);
        if (way.capacity) {
          facts.push(['capacity', number(way.capacity) + ' MW' + (way.addition > 0 ? ', of which ' + number(way.addition) + ' new' : '')]);
        }
        if (course) {
          facts.push(['flow, ' + course.labels[t], number(span('flows').at(chosen.i, t)) + ' MW'],
            ['price at its ends', number(span('prices').at(way.from, t)) + ' and ' + number(span('prices').at(way.to, t)) + ' ' + course.currency + '/MWh']);
        }
      } else {
        const part = net.parts[chosen.i];
        facts.push(['at', net.places[part.bus].id]);
        if (part.technology) {
          facts.push(['technology', part.technology]);
        }
        if (part.capacity) {
          facts.push(['capacity', number(part.capacity) + ' ' + part.unit + (part.addition > 0 ? ', of which ' + number(part.addition) + ' new' : '')]);
        }
        if (course && span('powers')) {
          facts.push(['power, ' + course.labels[t], number(span('powers').at(chosen.i, t)) + ' MW'], ['price there', number(span('prices').at(part.bus, t)) + ' ' + course.currency + '/MWh']);
        }
      }
      panel.querySelector('dl').replaceChildren(...facts.flatMap(([name, text]) => [make('dt', {}, name), make('dd', {}, text)]));
    }

    chart.on('click', item => {
      if (item.data.place !== undefined) {
        choose({kind: 'place', i: item.data.place});
      } else if (item.data.way !== undefined) {
        choose({kind: 'way', i: item.data.way});
      }
    });
    box.addEventListener('keydown', event => {
      const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      if (by && course) {
        event.preventDefault();
        step((t + by + course.labels.length) % course.labels.length);
      }
    });
    const set = document.getElementById('map-carriers');
    if (carriers.length > 1) {
      carriers.forEach((carrier, i) => {
        const check = make('input', {type: 'checkbox', checked: true});
        check.addEventListener('change', () => { check.checked ? hidden.delete(carrier) : hidden.add(carrier); full(); });
        set.append(make('label', {}, check, ' ' + ['●', '◆', '▲', '■', '⚲'][i % 5] + ' ' + carrier));
      });
    } else {
      set.remove();
    }
    if (course && course.labels.length > 1) {
      document.getElementById('map-time').hidden = false;
      slider.max = course.labels.length - 1;
      slider.addEventListener('input', () => step(Number(slider.value)));
      const play = player(() => step((t + 1) % course.labels.length));
      play.id = 'map-play';
      document.getElementById('map-time').prepend(play);
      if (thin) {
        document.getElementById('map-thin').hidden = false;
        document.querySelectorAll('input[name=thin]').forEach(radio => radio.addEventListener('change', () => { side = radio.value; full(); }));
      }
    }
    const remarks = [course ? 'Colour of buses: price in ' + course.currency + '/MWh. Width and colour of connections: loading; orange from 75 %, red where full.' : 'The map shows what there is, without flows and prices.'];
    if (built.size || net.ways.some(way => way.addition > 0)) {
      remarks.push('Green: new.');
    }
    const far = net.places.filter(place => place.far).length;
    if (far) {
      remarks.push(far === 1 ? 'One bus lies far beyond the edge.' : far + ' buses lie far beyond the edge.');
    }
    remarks.push(net.onEarth ? '' : 'Positions without meaning on Earth.', course ? course.remark : '');
    remark.append(remarks.filter(text => text).join(' '),
      make('span', {class: 'hand'}, ' Zoom with Ctrl and the wheel, drag to move' + (course && course.labels.length > 1 ? '; arrow keys step through time.' : '.')));
    full();
    charts.push({box, chart, fit: mapFit, framed, redraw: full});
    const names = document.createDocumentFragment();
    for (const name of things.keys()) {
      names.append(make('option', {value: name}));
    }
    document.getElementById('map-names').append(names);
  }
  if (data.map) {
    later(document.getElementById('map-picture'), () => {
      try {
        map();
      } catch (error) {
        document.getElementById('map-remark').textContent = 'The map cannot be shown: ' + error.message;
      }
    });
  }
  next();
  document.body.dataset.ready = 'yes';
})();
