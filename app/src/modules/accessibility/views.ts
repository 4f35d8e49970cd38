export { countOpen, findAnswer, findComplaint, listComplaints, type Complaint, type Told } from './store.ts';
